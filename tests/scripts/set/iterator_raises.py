def gen():
    yield 1
    yield 2
    raise ValueError("stop here")

s = set()
for f in (lambda: set(gen()), lambda: s.update(gen()), lambda: s.union(gen()), lambda: s.intersection(gen()), lambda: s.difference_update(gen())):
    try:
        f()
    except ValueError as e:
        print(e, sorted(s))
