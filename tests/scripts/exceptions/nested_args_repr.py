e = ValueError("x")
e.args = (e,)
try:
    print(len(repr(e)) > 0)
except RecursionError as x:
    print("RecursionError")
a = ValueError([1, {"k": ValueError(2)}])
print(a, repr(a))
