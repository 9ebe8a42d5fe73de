from itertools import chain

try:
    chain.from_iterable(3)
except TypeError as e:
    print(e)
try:
    chain(a=1)
except TypeError as e:
    print(e)
try:
    chain.from_iterable()
except TypeError as e:
    print(e)


def gen():
    yield "a"
    raise KeyError("inside")


it = chain.from_iterable(gen())
print(next(it))
try:
    next(it)
except KeyError as e:
    print("KeyError", e)
print(list(it))
