# Mapping patterns look at the keys they name.
from collections import OrderedDict, defaultdict, Counter, ChainMap


class K:
    name = "dotted"


def f(x):
    match x:
        case {"type": "point", "x": x, "y": y}:
            return "point", x, y
        case {"type": "line", **rest}:
            return "line", rest
        case {2: a, None: b, True: c}:
            return a, b, c
        case {K.name: v, -2: w, **rest}:
            return v, w, rest
        case {"nested": {"list": [first, *_]}}:
            return first
        case {"a": 1 | 2 as v}:
            return "a", v
        case {}:
            return "a mapping"
        case _:
            return "no mapping"


for x in ({"type": "point", "x": 1, "y": 2, "z": 3}, {"type": "point", "x": 1}, {"type": "line"},
          {"type": "line", "p": 1}, {"dotted": 3, -2: 4, 5: 6}, {"nested": {"list": "ab"}}, {"nested": {"list": [7, 8]}},
          {2: "x", None: "y", True: "z"}, {"a": 2}, {"a": 3}, {}, [], "type", OrderedDict(a=1), Counter("a"), ChainMap({"a": 2})):
    print(f(x))
d = defaultdict(list)
match d:
    case {"missing": v}:
        print("wrong")
    case _:
        print(dict(d))
