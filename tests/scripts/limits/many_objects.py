# stress: no (large)
# Many small objects of all kinds, most of them garbage.
class C:
    def __init__(self, n):
        self.n = n
        self.me = self

total = 0
for i in range(30000):
    c = C(i)
    d = {"i": i, "c": c}
    t = (i, [i], str(i), i + 0.5)
    d["t"] = t
    t[1].append(d)
    total += len(d) + c.n + len(t[2])
print(total)
kept = [[i] for i in range(50000)]
print(sum(x[0] for x in kept))
kept = {i: (i,) for i in range(50000)}
print(len(kept), kept[49999])
