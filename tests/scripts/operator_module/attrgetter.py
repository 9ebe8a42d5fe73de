from operator import attrgetter


class A:
    pass


a = A()
a.x = 1
a.b = A()
a.b.c = A()
a.b.c.d = "deep"
print(attrgetter("x")(a), attrgetter("x", "b.c.d")(a), attrgetter("b.c.d")(a), attrgetter("b.c", "x"))
for f, args in ((attrgetter, ()), (attrgetter, (1,)), (attrgetter, ("a", 2)), (attrgetter("y"), (a,)),
                (attrgetter("b.z.d"), (a,)), (attrgetter("x"), ()), (attrgetter("x."), (a,)), (attrgetter(""), (a,))):
    try:
        f(*args)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
