from itertools import compress

print(list(compress("ABCDEF", [1, 0, 1, 0, 1, 1])))
print(list(compress("ABC", [1])), list(compress("A", [1, 1])), list(compress(selectors=[0, 1], data="ab")))
for args in ((), ("a",), (1, 2), ("a", 2), ("a", "b", "c")):
    try:
        compress(*args)
    except TypeError as e:
        print(e)


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


try:
    list(compress("ab", [1, NoTruth()]))
except ValueError as e:
    print(e)
