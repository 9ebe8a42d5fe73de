# check: stderr
def f():
    raise ExceptionGroup("several", [ValueError(1), ExceptionGroup("inner", [KeyError("k"), OSError(2, "x")])])

f()
