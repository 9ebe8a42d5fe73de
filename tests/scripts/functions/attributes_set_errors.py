# What the attributes of a function refuse.
def f(x=1):
    pass

for name, value in (("__name__", 3), ("__qualname__", None), ("__defaults__", [1]), ("__kwdefaults__", ()),
                    ("__dict__", 5), ("__annotations__", 5)):
    try:
        setattr(f, name, value)
    except TypeError as e:
        print(e)
for name in ("__globals__", "__closure__"):
    try:
        setattr(f, name, None)
    except AttributeError as e:
        print(type(e).__name__)
f.tag = 1
f.__dict__ = {"other": 2}
print(f.other, hasattr(f, "tag"), f.__dict__)
f.__annotations__ = {"x": int}
print(f.__annotations__)
f.__annotations__ = None
print(f.__annotations__)
del f.__defaults__
print(f.__defaults__)
