# Deleting a slot, or changing the class, opens no door for other names.
class A:
    __slots__ = ("a", "b")

class B:
    __slots__ = ("a", "b")

x = A()
x.a = 1
del x.a
for action in (lambda: setattr(x, "z", 1), lambda: x.a, lambda: delattr(x, "a"), lambda: delattr(x, "z")):
    try:
        action()
    except AttributeError as e:
        print(type(e).__name__, str(e) in ("a", "'A' object has no attribute 'a'", "'A' object has no attribute 'z'"))
x.a = 2
x.__class__ = B
x.b = 3
print(x.a, x.b, type(x).__name__)
try:
    x.z = 1
except AttributeError as e:
    print(e)
