# Everything that makes a name local.
names = []

def f():
    import sys as a
    for b in "x": pass
    with M() as c: pass
    def d(): pass
    class e: pass
    try:
        raise ValueError
    except ValueError as g:
        names.extend(sorted(locals()))
    (h := 1)
    i, (j, *k) = 1, (2, 3)
    l: int = 5
    return sorted(locals())

class M:
    def __enter__(self): pass
    def __exit__(self, *a): pass

print(f())
print(names)
