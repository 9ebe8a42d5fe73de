class Bad(Exception):
    def __str__(self):
        raise RuntimeError("in str")

try:
    raise Bad
except Bad as e:
    try:
        print(str(e))
    except RuntimeError as x:
        print(x, type(x.__context__).__name__)
