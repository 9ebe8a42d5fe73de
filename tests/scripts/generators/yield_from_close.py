# close goes to the innermost generator first.
def inner():
    try:
        yield 1
    finally:
        print("inner closed")

def outer():
    try:
        yield from inner()
    finally:
        print("outer closed")

it = outer()
next(it)
it.close()

class Iterator:
    def __iter__(self):
        return self

    def __next__(self):
        return 1

    def close(self):
        print("iterator closed")

def delegate():
    yield from Iterator()

it = delegate()
next(it)
it.close()
