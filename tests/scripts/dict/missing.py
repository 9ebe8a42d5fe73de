class D(dict):
    def __missing__(self, key):
        return "no " + str(key)

d = D(a=1)
print(d["a"], d["b"], d.get("b"), "b" in d, len(d))

class E(dict):
    def __missing__(self, key):
        self[key] = key * 2
        return self[key]

e = E()
print(e[4], e)
class F(dict):
    pass
try:
    F()["x"]
except KeyError as err:
    print(repr(err))
