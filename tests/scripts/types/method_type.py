import types


def f(*args):
    return args


m = types.MethodType(f, 5)
print(m(1), m.__self__, m.__func__ is f)


class C:
    pass


c = C()
c.method = types.MethodType(f, c)
print(c.method(2)[1:], types.MethodType(len, [1, 2])())
for args in ((), (f,), (3, 4), (f, None), (f, 1, 2)):
    try:
        types.MethodType(*args)
    except TypeError as e:
        print(e)
