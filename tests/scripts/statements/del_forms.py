# del of items, slices, attributes.
l = list(range(10))
del l[0], l[-1]
print(l)
del l[1:3]
print(l)
del l[::2]
print(l)
d = {"a": 1, "b": 2}
del d["a"]
print(d)
class C: pass
c = C()
c.x = 1
del c.x
for source in ("del l[99]", "del d['zz']", "del c.x", "del 'abc'[0]", "del undefined"):
    try:
        exec(source)
    except Exception as e:
        print(repr(e))
