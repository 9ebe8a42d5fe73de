from itertools import dropwhile, takewhile, filterfalse

less = lambda x: x < 3
print(list(dropwhile(less, [1, 2, 3, 4, 1])))
print(list(takewhile(less, [1, 2, 3, 4, 1])))
print(list(filterfalse(less, [1, 2, 3, 4, 1])))
print(list(filterfalse(None, [0, 1, "", "a", None])), list(filterfalse(bool, [0, 1])))
it = takewhile(less, iter([1, 5, 2]))
print(list(it), list(it))
print(list(dropwhile(less, [])), list(dropwhile(less, [1])))
for f in (dropwhile, takewhile, filterfalse):
    for args in ((), (less,), (less, 3), (less, [], 1)):
        try:
            f(*args)
        except TypeError as e:
            print(f.__name__, e)
    try:
        list(f(3, [1]))
    except TypeError as e:
        print(f.__name__, e)
    try:
        f(less, iterable=[])
    except TypeError as e:
        print(f.__name__, e)
