# stress: no (large)
# Long chains of objects are collected without recursion.
class Node:
    def __init__(self, next):
        self.next = next

head = None
for _ in range(100000):
    head = Node(head)
n = 0
node = head
while node:
    n += 1
    node = node.next
print(n)
head = node = None

def make():
    f = None
    for _ in range(50000):
        f = lambda f=f: f
    return f

f = make()
print(f() is not None)
f = None
e = None
for i in range(20000):
    x = ValueError(i)
    x.__context__ = e
    e = x
print(repr(e))
e = x = None
print("dropped")
