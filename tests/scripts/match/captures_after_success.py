# Nothing is bound by a pattern that fails half-way, but a failing guard comes later.
x = y = "before"
match (1, 2, 3):
    case (x, y, 4):
        print("wrong")
    case _:
        print(x, y)
match (1, 2):
    case (x, y) if x > y:
        print("wrong")
    case (3, y):
        print("wrong")
print(x, y)


def unbound(v):
    match v:
        case [a, 1]:
            pass
        case _:
            pass
    return a


print(unbound([0, 1]))
try:
    unbound([0, 2])
except UnboundLocalError as e:
    print(e)
