# The classes of an except clause are an expression, evaluated only when needed.
def kinds(*k):
    print("evaluated", len(k))
    return k

try:
    pass
except kinds(ValueError):
    pass
try:
    raise KeyError
except kinds(ValueError):
    print("no")
except kinds(IndexError, KeyError):
    print("yes")
kinds = (ValueError, (KeyError, TypeError))
try:
    try:
        raise TypeError("t")
    except kinds:
        print("nested tuples do not match")
except TypeError as e:
    print(e)
