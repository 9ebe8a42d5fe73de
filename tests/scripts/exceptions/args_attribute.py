for e in (ValueError(), ValueError(1), ValueError(1, "b"), Exception(None), KeyError((1, 2))):
    print(e.args, len(e.args), type(e.args).__name__)
e = ValueError(1)
e.args = [3, 4]
print(e.args, str(e), repr(e))
e.args = "ab"
print(e.args)
try:
    e.args = 5
except TypeError as x:
    print(x)
try:
    del e.args
except TypeError as x:
    print(x)
