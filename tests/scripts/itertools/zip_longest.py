from itertools import zip_longest

print(list(zip_longest("ab", [1, 2, 3])), list(zip_longest()), list(zip_longest("abc", "", fillvalue="-")))
print(list(zip_longest(range(2), range(4), range(1), fillvalue=None)))
it = zip_longest(iter("a"), iter("b"))
print(next(it), next(it, "over"))
for args, kw in (((1,), {}), (("a",), {"fill": 1}), (("a",), {"fillvalue": 1, "x": 2})):
    try:
        print(list(zip_longest(*args, **kw)))
    except TypeError as e:
        print(e)


def gen():
    yield 1
    raise ValueError("gen")


it = zip_longest(gen(), "abc")
print(next(it))
try:
    next(it)
except ValueError as e:
    print(e)
print(list(it))
