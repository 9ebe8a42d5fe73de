# A name that a class binds is looked up in the class and the globals, never in the function around it.
c = "global"

def f(c, d):
    class A:
        c = c

        def method(self):
            return c, d

        d = [d for _ in "x"]

    return A.c, A().method(), A.d

print(f("outer", 1))

def g(x):
    class B:
        try:
            x += 1
        except NameError as e:
            print(e)
    return x

print(g(1))
