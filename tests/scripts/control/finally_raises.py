# An exception in finally replaces the first, which is its context.
try:
    try:
        raise ValueError("first")
    finally:
        raise KeyError("second")
except KeyError as e:
    print(repr(e), repr(e.__context__))

def f():
    try:
        return 1
    finally:
        1 / 0

try:
    f()
except ZeroDivisionError as e:
    print(e, e.__context__)
