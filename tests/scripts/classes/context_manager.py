# __enter__ and __exit__.
class M:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        print("enter", self.name)
        return self.name.upper()

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__, value, traceback is not None)

with M("a") as x:
    print(x)
try:
    with M("b"):
        raise ValueError("v")
except ValueError:
    print("outside")
