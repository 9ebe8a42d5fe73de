# Bases that are no bases.
for make in (
    lambda: type("C", (5,), {}),
    lambda: type("C", (int, int), {}),
    lambda: type("C", (bool,), {}),
    lambda: type("C", (type(None),), {}),
    lambda: type("C", (int, str), {}),
    lambda: type("C", (type(lambda: 0),), {}),
):
    try:
        make()
        print("no error")
    except TypeError as e:
        print(e)
