from collections import defaultdict
d = defaultdict(list)
d["a"].append(1)
d["a"].append(2)
d["b"].append(3)
print(d, d["c"], len(d), d.get("zz"), "zz" in d, d.default_factory)
c = defaultdict(int)
for ch in "hello":
    c[ch] += 1
print(c, c == {"h": 1, "e": 1, "l": 2, "o": 1})
print(defaultdict(None, a=1), defaultdict(int, {1: 2}, b=3))
try:
    defaultdict()["x"]
except KeyError as e:
    print(repr(e))
try:
    defaultdict(1)
except TypeError as e:
    print(e)
