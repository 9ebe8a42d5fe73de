# Errors in class statements.
for source in (
    "class C(metaclass=5): pass",
    "class C(int, metaclass=int): pass",
    "class C(object, object): pass",
    "class C(None): pass",
    "class C(1): pass",
):
    try:
        exec(source)
        print("no error")
    except TypeError as e:
        print(str(e).split("\n")[0])
