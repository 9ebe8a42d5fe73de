# 3,000 exceptions raised and caught, a third of them two calls away
def fail(n):
    raise ValueError(n)


def deeper(n):
    fail(n)


def bench():
    caught = 0
    for i in range(1000):
        try:
            raise KeyError(i)
        except KeyError:
            caught += 1
        try:
            fail(i)
        except ValueError as e:
            caught += e.args[0] == i
        try:
            deeper(i)
        except (TypeError, ValueError):
            caught += 1
        finally:
            caught += 0
    return caught
