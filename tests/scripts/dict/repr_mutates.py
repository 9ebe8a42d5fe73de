class V:
    def __repr__(self):
        d.clear()
        d["new"] = 1
        return "V"

d = {i: V() for i in range(20)}
s = repr(d)
print(s[:5], d)
