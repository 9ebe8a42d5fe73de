# Unpacking takes one item more than there are targets, to see that none is left.
def g():
    for i in range(5):
        print("item", i)
        yield i

try:
    a, b = g()
except ValueError as e:
    print(e)

def bad():
    yield 1
    raise KeyError("from the generator")

try:
    a, b = bad()
except KeyError as e:
    print(e)
