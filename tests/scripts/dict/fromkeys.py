print(dict.fromkeys("abc"))
print(dict.fromkeys(range(3), 0))
print({}.fromkeys([1, 1, 2], "v"))
class D(dict):
    def __setitem__(self, k, v):
        dict.__setitem__(self, k, (v, "set"))
d = D.fromkeys("ab", 1)
print(type(d).__name__, d)
try:
    dict.fromkeys(1)
except TypeError as e:
    print(e)
