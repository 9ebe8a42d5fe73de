# getattr, setattr, hasattr, delattr.
class C:
    x = 1

c = C()
print(getattr(c, "x"), getattr(c, "y", None), hasattr(c, "x"), hasattr(c, "y"))
setattr(c, "y z", 3)
print(getattr(c, "y z"))
delattr(c, "y z")
for call in (lambda: getattr(c, "q"), lambda: getattr(c, 5), lambda: setattr(c, 5, 1), lambda: delattr(c, "q")):
    try:
        call()
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
