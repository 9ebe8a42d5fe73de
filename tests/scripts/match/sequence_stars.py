# *name takes the rest as a list, *_ drops it.
def f(x):
    match x:
        case [1, *rest]:
            return "starts", rest
        case [*rest, 1]:
            return "ends", rest
        case [a, *_, b] if a == b:
            return "same", a
        case (0, *middle, 0, 5):
            return "middle", middle
        case [2, *_]:
            return "two"
        case [*_, 3, 4]:
            return "34"
        case [*_]:
            return "some"


for x in ([1], [1, 2, 3], (2, 1), (2, 2), [0, 7, 8, 0, 5], [0, 0, 5], [2, 9], [9, 3, 4], [], range(5), "s"):
    print(x, f(x))
