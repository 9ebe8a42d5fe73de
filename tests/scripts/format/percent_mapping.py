d = {"a": 1, "b": "two", "(c)": 3}
print("%(a)d %(b)s %(a)05d" % d, "%((c))s" % d, "%(b)r %%" % d, "none" % d, "%s" % d,
    "%(x)s" % type("M", (), {"__getitem__": lambda s, k: "item " + k})())
