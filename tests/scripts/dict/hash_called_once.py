log = []
class K:
    def __hash__(self):
        log.append("hash")
        return 7
    def __eq__(self, other):
        log.append("eq")
        return self is other

k, j = K(), K()
d = {}
d[k] = 1
d[j] = 2
print(log)
log.clear()
d[k]
d.get(k)
k in d
print(log)
log.clear()
e = dict(d)
f = d.copy()
d2 = {}
for i in range(100):
    d2[i + 100] = i
d2.update(d)
for i in range(500):
    d2[i + 300] = i
print(log)
