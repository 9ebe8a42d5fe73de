# else runs when nothing was raised; its own exceptions are not caught.
def f(bad):
    try:
        print("try")
        if bad:
            raise ValueError
    except ValueError:
        print("except")
    else:
        print("else")
        raise KeyError("from else")
    print("after")

f(True)
try:
    f(False)
except KeyError as e:
    print(e)
