# Functions with 300 parameters, with and without defaults.
names = ["p%d" % i for i in range(300)]
space = {}
exec("def f(" + ", ".join(names) + "):\n    return p0, p150, p299", space)
exec("def g(" + ", ".join(n + "=%d" % i for i, n in enumerate(names)) + "):\n    return p0, p150, p299", space)
exec("def h(*, " + ", ".join(names) + "):\n    return p0, p150, p299", space)
f, g, h = space["f"], space["g"], space["h"]
print(f(*range(300)), g(), g(5, p299="x"), h(**{n: 1 for n in names}))
for call in (lambda: f(*range(299)), lambda: f(*range(301)), lambda: g(*range(301)), lambda: f()):
    try:
        call()
    except TypeError as e:
        print(str(e)[:40])
