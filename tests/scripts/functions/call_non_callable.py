# Calling things that can't be called.
class C:
    pass

for value in (1, "s", None, [1], {}, (), 1.5, C(), True):
    try:
        value()
    except TypeError as e:
        print(e)
