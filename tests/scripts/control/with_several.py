# Several items: entered from left to right, left from right to left.
class M:
    def __init__(self, name, suppress=False, fail=False):
        self.name, self.suppress, self.fail = name, suppress, fail

    def __enter__(self):
        if self.fail:
            raise ValueError("enter " + self.name)
        print("enter", self.name)
        return self.name

    def __exit__(self, kind, value, traceback):
        print("exit", self.name, kind and kind.__name__)
        return self.suppress

with M("a") as a, M("b"), M("c") as c:
    print(a, c)
with M("a", suppress=True), M("b"):
    raise KeyError
with M("a"), M("b", suppress=True), M("c"):
    raise KeyError
try:
    with M("a"), M("b", fail=True):
        print("never")
except ValueError as e:
    print(e)
