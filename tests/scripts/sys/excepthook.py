# check: stderr
# sys.excepthook is told of the exception that ends the program; if it fails, both are shown.
import sys

def failing(kind, value, traceback):
    print("failing", kind.__name__, value, traceback.tb_lineno)
    raise KeyError("in the hook")

try:
    raise ValueError("shown by the default")
except ValueError as e:
    sys.excepthook(type(e), e, e.__traceback__)
print(sys.excepthook.__name__, sys.__excepthook__.__name__, callable(sys.excepthook))
sys.excepthook = failing
raise TypeError("the end")
