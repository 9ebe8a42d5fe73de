# Leaving a case by return, break, continue, raise; and nothing at all.
def f(items):
    out = []
    for x in items:
        match x:
            case 0:
                continue
            case 1:
                out.append("one")
            case 2:
                break
            case 3:
                return "three", out
            case "e":
                try:
                    raise ValueError(x)
                except ValueError as e:
                    match e:
                        case ValueError(args=("e",)):
                            out.append("caught")
        out.append(x)
    return out


print(f([0, 1, 5, 0, "e", 2, 7]))
print(f([1, 3]))
match 1:
    case 2:
        print("wrong")


def g():
    match (yield):
        case [a, b]:
            yield a + b
        case x:
            yield x


i = g()
next(i)
print(i.send([1, 2]))
