# locals() in functions and classes.
def f(a, b=2):
    c = 3
    return locals()

print(f(1))

class C:
    x = 1
    y = sorted(k for k in locals() if not k.startswith("_"))

print(C.y)

def g():
    if 0:
        unbound = 1
    return locals()

print(g())
