# Annotations are evaluated, kept, and change nothing in the call.
def note(x):
    print("annotation", x)
    return x

def f(a: note("a"), b: int = 2, *args: note("args"), c: str = "c") -> note("result"):
    return a, b, args, c

print(f(1))
print(f("x", "y", "z", c=0))
print(sorted(f.__annotations__))
