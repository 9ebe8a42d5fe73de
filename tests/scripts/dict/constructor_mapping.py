class M:
    def __init__(self):
        self.log = []
    def keys(self):
        self.log.append("keys")
        return iter(["x", "y"])
    def __getitem__(self, k):
        self.log.append(k)
        return k * 2

m = M()
print(dict(m), m.log)
d = {"a": 1}
d.update(m)
print(d)
