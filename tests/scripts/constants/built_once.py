# Constant tuples are one object each time; equal constants of a function are one.
def f():
    return (1, 2, ("x", b"y"), 1.5)


print(f() is f(), f() is (lambda: f())())


def g():
    a = (1, "two", (3, b"x"))
    b = (1, "two", (3, b"x"))
    return a is b, a is (1, "two", (3, b"x")), (1,) is (True,), (1, 2) is (1.0, 2), (0.0,) is (-0.0,)


print(g())
t = []
for i in range(3):
    t.append(("constant", i and 1, ()))
    t.append(("constant", ()))
print(t[1] is t[3] is t[5], t[0] is t[2])


def h():
    return "a" "b" is "a" + "b", b"x" b"y" == b"x" + b"y", "long text with spaces " + "and more" is "long text with " "spaces and more"


print(h())
print(g.__code__.co_consts is not None if hasattr(g.__code__, "co_consts") else True)
