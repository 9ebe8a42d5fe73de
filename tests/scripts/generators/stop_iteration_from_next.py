# A bare next() on an exhausted iterator inside a generator.
def first(source):
    yield next(source)

try:
    print(list(first(iter([]))))
except RuntimeError as e:
    print(e)
print(list(first(iter([7]))))
