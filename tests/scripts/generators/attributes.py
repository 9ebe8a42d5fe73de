# What a generator object shows.
def g():
    yield 1

it = g()
print(it.__name__, type(it).__name__)
print(iter(it) is it)
print(hasattr(it, "send"), hasattr(it, "throw"), hasattr(it, "close"))
try:
    it.anything = 1
except AttributeError as e:
    print(e)
try:
    len(it)
except TypeError as e:
    print(e)
