# Decorators apply from the bottom up; their expressions are evaluated from the top down.
def tag(name):
    print("make", name)

    def decorate(f):
        print("apply", name)
        return lambda *a: (name, f(*a))

    return decorate

@tag("outer")
@tag("inner")
def f(x):
    return x + 1

print(f(1))
