# A guard decides after the pattern has matched; the next case follows if it is false.
def f(x):
    match x:
        case n if n < 0:
            return "negative"
        case n if (square := n * n) > 100:
            return "large", square
        case n if n == 3 and n != 4 or n == 5:
            return "3 or 5"
        case _:
            return "other"


print([f(x) for x in (-1, 11, 3, 5, 4)])


def bad(x):
    raise ZeroDivisionError(x)


try:
    match 1:
        case x if bad(x):
            pass
except ZeroDivisionError as e:
    print("guard raised", e)
