from itertools import tee

for args in ((), (1,), ("a", -1), ("a", "b"), ("a", 1, 2)):
    try:
        tee(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class I:
    first = True

    def __iter__(self):
        return self

    def __next__(self):
        if self.first:
            self.first = False
            return next(b)
        raise StopIteration


a, b = tee(I())
try:
    next(a)
except RuntimeError as e:
    print("RuntimeError", e)


def gen():
    yield 1
    raise ValueError("gen")


a, b = tee(gen())
for t in (a, b):
    print(next(t))
    try:
        next(t)
    except ValueError as e:
        print(e)
    except StopIteration:
        print("stop")
