# **rest is a dict of its own.
d = {"a": 1, "b": 2, "c": 3}
match d:
    case {"b": b, **rest}:
        rest["d"] = 4
        print(b, rest, d)
match d:
    case {**rest}:
        print(rest == d, rest is d)
match {}:
    case {**rest}:
        print(rest)


class M(dict):
    def get(self, key, default=None):
        print("get", key)
        return super().get(key, default)

    def __missing__(self, key):
        return "missing"


match M(x=1):
    case {"y": y}:
        print("wrong")
    case {"x": x, **rest}:
        print(x, rest, type(rest))
