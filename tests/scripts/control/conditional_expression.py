# The conditional expression evaluates one branch only.
def note(x):
    print("eval", x)
    return x

print(note("a") if note(1) else note("b"))
print(note("a") if note(0) else note("b"))
print(1 if False else 2 if False else 3)
print([x if x > 1 else -x for x in range(4)])
print((lambda: 1 if 0 else 2)())
