from collections import defaultdict
def fail():
    raise ValueError("factory")
d = defaultdict(fail)
try:
    d[1]
except ValueError as e:
    print(e, len(d))
d.default_factory = lambda: "new"
print(d[1], dict(d))
d.default_factory = None
try:
    d[2]
except KeyError as e:
    print(repr(e))
tree = lambda: defaultdict(tree)
t = tree()
t["a"]["b"]["c"] = 1
print(sorted(t["a"]["b"].items()))
