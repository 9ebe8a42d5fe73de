# Keys that turn out equal, or cannot be hashed.
class K:
    a = "x"
    b = "x"
    c = []


def check(f):
    try:
        f()
    except Exception as e:
        print(type(e).__name__, e)


def equal():
    match {"x": 1, "y": 2}:
        case {K.a: a, K.b: b}:
            print("wrong")


def equal_to_constant():
    match {"x": 1, "y": 2}:
        case {"x": a, K.b: b}:
            print("wrong")


def unhashable():
    match {"x": 1}:
        case {K.c: a}:
            print("wrong")


check(equal)
check(equal_to_constant)
check(unhashable)
