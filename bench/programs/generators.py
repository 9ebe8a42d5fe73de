# Generators: a chain of them, a recursive one over a tree, and values sent in. (Coroutines in Lua.)


def numbers(count):
    for i in range(count):
        yield i


def squares(source):
    for x in source:
        yield x * x % 1009


def evens(source):
    for x in source:
        if x % 2 == 0:
            yield x


def build(low, high):
    if low > high:
        return None
    middle = (low + high) // 2
    return (build(low, middle - 1), middle, build(middle + 1, high))


def walk(node):
    if node is not None:
        yield from walk(node[0])
        yield node[1]
        yield from walk(node[2])


def accumulator():
    total = 0
    while True:
        x = yield total
        total = (total + x) % 65521


def main():
    total = 0
    for x in evens(squares(numbers(2500000))):
        total += x
    print(total)
    tree = build(0, 4095)
    total = 0
    for _ in range(20):
        for x in walk(tree):
            total = (total * 3 + x) % 65521
    print(total)
    acc = accumulator()
    next(acc)
    for i in range(2000000):
        total = acc.send(i)
    print(total)


main()
