import operator as o

for f in (o.lt, o.le, o.eq, o.ne, o.gt, o.ge):
    print(f.__name__, f(1, 2), f(2, 2), f("b", "a"))


class C:
    def __lt__(self, other):
        return "lt"

    def __eq__(self, other):
        return []


print(o.lt(C(), 1), o.gt(1, C()), o.eq(C(), 1))
try:
    o.lt(1, "a")
except TypeError as e:
    print(e)
