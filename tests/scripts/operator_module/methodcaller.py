from operator import methodcaller

print(methodcaller("upper")("abc"), methodcaller("split", ",", 1)("a,b,c"), methodcaller("split", maxsplit=1)("a b c"))
print(methodcaller("f", 1, [2], k="v"), methodcaller("g"))
for f, args, kw in ((methodcaller, (), {}), (methodcaller, (1,), {}), (methodcaller("f"), (), {}),
                    (methodcaller("f"), (1, 2), {}), (methodcaller("nosuch"), ("a",), {}),
                    (methodcaller("upper", 1), ("a",), {}), (methodcaller("f"), (), {"x": 1})):
    try:
        f(*args, **kw)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)


class C:
    def m(self, *args, **kw):
        return args, kw


print(methodcaller("m", 1, name=2, self_=3)(C()))
