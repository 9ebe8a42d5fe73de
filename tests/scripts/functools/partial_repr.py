import functools
from functools import partial

print(partial(int, 1, b=[2]), partial(len))


class P(partial):
    pass


print(P(int, 5).args, P(int, base=3).keywords)
items = []
p = partial(int, items, k=items)
items.append(p)
print(p)
