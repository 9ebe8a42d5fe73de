# … as name
def f(x):
    match x:
        case (1 | 2) as low, 3 as three:
            return low, three
        case [int() as a, [str() as b, *_] as c] as whole:
            return a, b, c, whole
        case {"k": (None | True) as v}:
            return v
        case _ as anything:
            return "anything", anything


print(f((2, 3)), f((1, 4)))
print(f([1, ["s", 2, 3]]))
print(f({"k": None}), f({"k": True}), f({"k": False}))
