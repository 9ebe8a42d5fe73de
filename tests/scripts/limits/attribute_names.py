# stress: no (large)
# Attribute names of all sorts through setattr, and very many of them.
class C:
    pass

c = C()
for name in ("", "a b", "1", "é", "x" * 5000, "class", "__x__"):
    setattr(c, name, len(name))
print([getattr(c, n) for n in ("", "a b", "1", "é", "x" * 5000, "class", "__x__")])
for i in range(20000):
    setattr(c, "n%d" % i, i)
print(len(vars(c)), c.n19999)
for i in range(2000):
    d = C()
    setattr(d, "own%d" % i, i)
print(getattr(d, "own1999"), hasattr(d, "own5"))
