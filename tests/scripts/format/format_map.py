class D(dict):
    def __missing__(self, key):
        return "<" + key + ">"
print("{a} {b}".format_map(D(a=1)),
    "{x[0]}".format_map({"x": [9]}))
for s in ("{}", "{0}", "{q}"):
    try:
        print(s.format_map({"0": 1}))
    except Exception as e:
        print(type(e).__name__, e)
