def g():
    yield "a"
    raise KeyError("stop here")
try:
    ",".join(g())
except KeyError as e:
    print("KeyError", e)
def h():
    raise TypeError("mine")
    yield
try:
    ",".join(h())
except TypeError as e:
    print(e)
