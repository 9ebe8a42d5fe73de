# The subject is evaluated once, and a case may bind its name.
def f(x):
    match x:
        case [x] if x == 1:
            return "one", x
        case [_]:
            return "list of one", x
        case x:
            return "anything", x


print(f([1]), f([2]), f(3))
calls = []


def subject():
    calls.append(1)
    return 3


match subject():
    case 1 | 2:
        pass
    case 3:
        print(len(calls))
