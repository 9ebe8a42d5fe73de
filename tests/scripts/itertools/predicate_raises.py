from itertools import dropwhile, takewhile, filterfalse, starmap, groupby


def stop(*args):
    raise StopIteration


def fail(*args):
    raise KeyError(*args)


for f in (dropwhile, takewhile, filterfalse):
    print(f.__name__, list(f(stop, [1, 2])))
    it = f(fail, [1, 2])
    for _ in range(3):
        try:
            print(next(it, "over"))
        except KeyError as e:
            print("KeyError", e)
print(list(starmap(stop, [(1, 2)])))
it = groupby([1, 2], fail)
try:
    next(it)
except KeyError as e:
    print("KeyError", e)
print(list(groupby([1, 2], stop)))
