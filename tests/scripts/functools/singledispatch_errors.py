from functools import singledispatch


@singledispatch
def f(x):
    return x


for call in (lambda: f(), lambda: f.register(5), lambda: f.register("x", len), lambda: f.register(lambda x: x) and 1):
    try:
        call()
    except TypeError as e:
        print(str(e).split("<")[0])


def g(x: "not a class"):
    pass


g.__annotations__ = {"x": 5}
try:
    f.register(g)
except TypeError as e:
    print(e)
