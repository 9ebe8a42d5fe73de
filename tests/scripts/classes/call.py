# Instances that can be called.
class Adder:
    def __init__(self, n):
        self.n = n

    def __call__(self, x, *, twice=False):
        return self.n + x * (2 if twice else 1)

add = Adder(10)
print(add(5), add(5, twice=True), callable(add))
print(list(map(add, [1, 2])))
try:
    add()
except TypeError as e:
    print(e)
c = type("C", (), {})()
c.__call__ = lambda: "instance attribute"
try:
    c()
except TypeError as e:
    print(e)
