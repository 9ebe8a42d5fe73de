from itertools import islice, count

print(list(islice("ABCDEFG", 2)), list(islice("ABCDEFG", 2, 4)), list(islice("ABCDEFG", 2, None)))
print(list(islice("ABCDEFG", 0, None, 2)), list(islice("ABCDEFG", None, 5, 3)), list(islice("ABC", None)))
print(list(islice("ABC", 0)), list(islice("ABC", 5, 10)), list(islice("ABC", 2, 1)))
it = iter(range(20))
print(list(islice(it, 3, 8, 2)), next(it))
it = iter(range(20))
print(list(islice(it, 5, 2)), next(it))
it = iter(range(20))
print(list(islice(it, 0, 3, 10)), next(it))
it = count()
print(list(islice(it, 4)), next(it))
s = islice("ab", 1)
print(next(s), next(s, "over"), next(s, "over"))
import sys
print(list(islice("ab", sys.maxsize)), list(islice("ab", 0, sys.maxsize, sys.maxsize)))


class Index:
    def __index__(self):
        return 2


print(list(islice("abcd", Index())))
