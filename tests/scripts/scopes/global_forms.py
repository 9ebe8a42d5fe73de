# global for loop variables, functions, classes, imports and except names.
def f():
    global i, inner, K, sys, e
    for i in range(3):
        pass

    def inner():
        return "inner"

    class K:
        pass

    import sys

f()
print(i, inner(), K.__name__, sys.__name__, K.__qualname__, inner.__qualname__)
