# Dict comprehensions: order, later keys win, key before value.
print({x: x * x for x in range(4)})
print({x % 2: x for x in range(5)})
print({k: v for k, v in [("a", 1), ("b", 2)] if v > 1})

def note(x):
    print("eval", x)
    return x

print({note("k%d" % i): note("v%d" % i) for i in range(2)})
