from functools import partial


def f(*args, **kw):
    return args, kw


p = partial(f, 1, 2, k=3)
print(p(), p(4, k=5, z=6), p.func is f, p.args, p.keywords)
q = partial(p, 9, k=0, y=1)
print(q.func is f, q.args, q.keywords, q(10))
print(partial(int, base=2)("1010"), partial(print, "a", sep="-")("b"))
p.keywords["k"] = "changed"
print(p())
p.attribute = 5
print(p.attribute, p.__dict__, partial(p).func is p)
many = partial(f, *range(10), **{"k%d" % i: i for i in range(10)})
print(many(*range(10, 15), k3="three", extra=1))
print(callable(p), p.__class__.__name__)
