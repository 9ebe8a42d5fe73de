e = ValueError("x")
print(e.__traceback__, e.with_traceback(None) is e)
def f():
    raise e
try:
    f()
except ValueError as x:
    tb = x.__traceback__
    print(tb is not None, x is e)
    lines = []
    while tb:
        lines.append(tb.tb_lineno)
        tb = tb.tb_next
    print(lines)
    print(type(x.__traceback__).__name__)
    print(KeyError(1).with_traceback(x.__traceback__).__traceback__ is x.__traceback__)
try:
    e.with_traceback(1)
except TypeError as x:
    print(x)
