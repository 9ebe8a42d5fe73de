# A name in a pattern is bound.
match 5:
    case x:
        print(x)
match (1, 2):
    case x, y:
        print(x, y)


class A:
    match [3, 4]:
        case [first, second]:
            total = first + second


print(A.first, A.second, A.total)


def outer(value):
    match value:
        case [x, y]:
            def inner():
                return x + y
        case x:
            y = None
            inner = lambda: x
    return inner()


print(outer([1, 2]), outer(7))


def declared():
    global g
    match 9:
        case g:
            pass


declared()
print(g)
