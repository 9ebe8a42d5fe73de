e = AttributeError("m", name="n", obj=[1])
print(e.name, e.obj, e)
e = AttributeError("m")
print(e.name, e.obj)
class A:
    pass
for f in (lambda: A().x, lambda: A.y, lambda: (1).z, lambda: "".nothing, lambda: None.a):
    try:
        f()
    except AttributeError as e:
        print(e)
