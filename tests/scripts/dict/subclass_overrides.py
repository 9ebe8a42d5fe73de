class D(dict):
    def __getitem__(self, k):
        return ("got", dict.__getitem__(self, k))
    def __setitem__(self, k, v):
        dict.__setitem__(self, k, v + 1)
    def __contains__(self, k):
        return True
    def __len__(self):
        return 99
    def __repr__(self):
        return "D!"

d = D(a=1)
d["b"] = 1
print(d["a"], d["b"], d.get("b"), "zzz" in d, len(d), d, list(d), str(d))
