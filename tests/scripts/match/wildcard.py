# _ matches everything and binds nothing.
def f(x):
    match x:
        case (_, _, 3):
            return "ends with 3"
        case {"a": _}:
            return "has a"
        case complex(real=_):
            return "complex"
        case _:
            return "_" in locals()


print(f((1, 2, 3)), f({"a": 1}), f(1j), f(0))
match (1, 2):
    case _, _:
        print("two")
match 1:
    case (_):
        print("group")
