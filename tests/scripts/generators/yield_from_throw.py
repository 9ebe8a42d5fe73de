# throw reaches the inner generator, or the outer one if the inner has none.
def inner():
    try:
        yield 1
    except ValueError:
        print("inner caught")
        yield "from inner"

def outer(source):
    try:
        yield from source
    except ValueError:
        print("outer caught")
        yield "from outer"

it = outer(inner())
next(it)
print(it.throw(ValueError()))
it = outer([1, 2])
next(it)
print(it.throw(ValueError()))
