# Parameters of all kinds are captured and can be changed.
def outer(a, b=2, *args, c=4, **kwargs):
    def inner():
        nonlocal a, args
        a += 1
        args += (a,)
        return a, b, args, c, kwargs
    return inner

f = outer(1, 5, 6, k=7)
print(f())
print(f())
