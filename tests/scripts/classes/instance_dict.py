# __dict__ and vars.
class C:
    cls = 1

    def __init__(self):
        self.b = 1
        self.a = 2

c = C()
print(c.__dict__, vars(c))
c.__dict__["new"] = 3
print(c.new)
del c.__dict__["b"]
print(hasattr(c, "b"))
c.__dict__.update(z=26)
print(c.z, sorted(vars(c)))
c.__dict__ = {"q": 1}
print(c.q, hasattr(c, "a"))
try:
    c.__dict__ = 5
except TypeError as e:
    print(e)
print("cls" in C.__dict__, "b" in C.__dict__)
