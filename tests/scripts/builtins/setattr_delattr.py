class A:
    pass
a = A()
name = "na" + "me"
setattr(a, name, 5)
print(a.name)
delattr(a, name)
print(hasattr(a, "name"))
setattr(A, "cls", 1)
print(a.cls)
for f, args in ((delattr, (a, "name")), (setattr, (1, "x", 2)), (setattr, (a, 1, 2)), (delattr, (a, None))):
    try:
        f(*args)
    except (AttributeError, TypeError) as e:
        print(type(e).__name__, e)
