# Classes whose iteration is wrong.
class NoNext:
    def __iter__(self):
        return 5

class NotIterable:
    pass

class Raises:
    def __iter__(self):
        raise ValueError("iter")

class OnlyNext:
    def __next__(self):
        return 1

for make in (NoNext, NotIterable, Raises, OnlyNext):
    try:
        for x in make():
            pass
    except (TypeError, ValueError) as e:
        print(e)
try:
    next(NotIterable())
except TypeError as e:
    print(e)
print(next(OnlyNext()))
