from itertools import groupby

for args, kw in (((), {}), ((1,), {}), (([], None, 3), {}), (([],), {"k": 1})):
    try:
        groupby(*args, **kw)
    except TypeError as e:
        print(e)


class Bad:
    def __eq__(self, other):
        raise ValueError("eq")


it = groupby([Bad(), Bad()])
k, g = next(it)
print(type(k).__name__, type(next(g)).__name__)
try:
    next(g)
except ValueError as e:
    print(e)
try:
    next(it)
except ValueError as e:
    print(e)
