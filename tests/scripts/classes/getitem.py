# __getitem__, __setitem__, __delitem__ with all sorts of keys.
class C:
    def __getitem__(self, key):
        return "get", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __delitem__(self, key):
        print("del", key)

c = C()
print(c[1], c["k"], c[1, 2], c[()], c[1:2], c[::3], c[1:2, ...], c[None:, 5])
c[1] = 2
c[1:2] = "x"
del c[3]
del c[::2]
c["n"] += ("more",)
