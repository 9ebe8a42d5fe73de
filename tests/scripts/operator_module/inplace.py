import operator as o

a = [1]
b = o.iadd(a, [2])
print(a is b, a, o.iconcat(a, (3,)), a)
print(o.isub(5, 3), o.imul([1], 2), o.itruediv(1, 2), o.ifloordiv(7, 2), o.imod(7, 4), o.ipow(2, 3))
print(o.iand(6, 3), o.ior(6, 3), o.ixor(6, 3), o.ilshift(1, 3), o.irshift(8, 2))
s = {1, 2}
print(o.ior(s, {3}) is s, s)
for f, args in ((o.iadd, (1, "a")), (o.isub, ([], [])), (o.iconcat, (1, 2))):
    try:
        f(*args)
    except TypeError as e:
        print(e)
