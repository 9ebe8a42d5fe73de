class S(str):
    pass

d = {"a": 1}
print(d[S("a")], S("a") in d)
d[S("b")] = 2
print(d["b"], d)
class T(str):
    def __hash__(self):
        return 5
    def __eq__(self, other):
        return True
print(T("a") in {}, len({T("a"): 1, T("b"): 2}))
