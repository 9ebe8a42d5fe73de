# del of __dict__ leaves the instance without attributes of its own.
class A:
    x = "class"

a = A()
a.x = a.y = 1
del a.__dict__
print(a.x, hasattr(a, "y"), a.__dict__)
a.z = 3
print(vars(a))
for bad in (5, None, [("a", 1)]):
    try:
        a.__dict__ = bad
    except TypeError as e:
        print(e)
