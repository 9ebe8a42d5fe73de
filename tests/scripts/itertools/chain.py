from itertools import chain

print(list(chain()))
print(list(chain("ab", [1], (), {2: 3})))
print(list(chain.from_iterable(["ab", "cd"])))
print(list(chain.from_iterable(x for x in ("a", "", "bc"))))
it = chain("a", 5)
print(next(it))
try:
    next(it)
except TypeError as e:
    print(e)
print(next(it, "over"))
c = chain("a")
print(iter(c) is c, list(c), list(c))
