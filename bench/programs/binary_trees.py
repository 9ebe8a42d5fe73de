# Allocation and collection: perfect binary trees made, counted and dropped.


class Node:
    def __init__(self, left, right):
        self.left = left
        self.right = right


def make(depth):
    if depth == 0:
        return Node(None, None)
    return Node(make(depth - 1), make(depth - 1))


def check(node):
    if node.left is None:
        return 1
    return 1 + check(node.left) + check(node.right)


def main(depth):
    long_lived = make(depth)
    for d in range(4, depth + 1, 4):
        count = 1 << (depth - d + 4)
        total = 0
        for _ in range(count):
            total += check(make(d))
        print(count, d, total)
    print(depth, check(long_lived))


main(15)
