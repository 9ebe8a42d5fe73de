# Variables of a function that has more of them than registers survive calls of every kind.
source = "def f(g, o):\n" + "".join("    v%d = %d\n" % (i, i) for i in range(300)) + '''
    g(30, n2=4)
    o.method(5)
    o.method()

    @o.decorate
    def inner():
        return v299 + v3

    class A(o.__class__):
        @o.decorate
        def one(self):
            return 1

        def method(self, *a):
            return super().method(*a)

    A().method(7)
    [o.method(i) for i in range(4)]
    sum(o.method(i) for i in range(4))
    g(*[10])
    assert inner() == 302
''' + "    return [" + ", ".join("v%d" % i for i in range(300)) + "]\n"
exec(source)


def g(n, n2=0):
    a = b = c = d = e = h = n
    if n:
        return g(n - 1) + a + b + c + d + e + h
    return 1


class O:
    def method(self, n=3):
        return g(20)

    def decorate(self, f):
        g(20)
        return f


print(f(g, O()) == list(range(300)))
