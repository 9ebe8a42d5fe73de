# Sequence patterns of fixed length.
from collections import deque, namedtuple
from array import array


def f(x):
    match x:
        case []:
            return "empty"
        case [a]:
            return 1, a
        case (a, b):
            return 2, a, b
        case a, [b, c], d:
            return 3, a, b, c, d
        case _:
            return "no"


P = namedtuple("P", "x y")
for x in ([], (), [1], (1,), range(2), P(3, 4), deque([5]), array("i", [6, 7]), memoryview(b"ab"),
          [1, (2, 3), 4], [1, 2, 3], "ab", b"ab", bytearray(b"a"), {1, 2}, {}, iter([1]), None, 5):
    print(f(x))


class L(list):
    pass


class T(tuple):
    pass


class D(dict):
    pass


print(f(L([1])), f(T((1, 2))), f(D()))
