from collections import Counter
c = Counter("abracadabra")
print(c, c["a"], c["zzz"], len(c), "zzz" in c)
print(c.most_common(2), c.most_common(0), Counter().most_common(), c.total())
print(Counter({"x": 2}), Counter(a=1, b=3), Counter(), Counter(None))
print(sorted(c.elements()), list(Counter(a=0, b=-1, c=2).elements()))
del c["nothing"]
c["a"] = 0
print(c)
