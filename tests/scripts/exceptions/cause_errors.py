for cause in (1, "x", int):
    try:
        raise ValueError from cause
    except TypeError as e:
        print(e)
e = ValueError()
for name, value in (("__cause__", 1), ("__context__", "x"), ("__traceback__", 2), ("__suppress_context__", 3)):
    try:
        setattr(e, name, value)
    except TypeError as x:
        print(x)
for name in ("__cause__", "__context__", "__traceback__"):
    try:
        delattr(e, name)
    except TypeError as x:
        print(x)
