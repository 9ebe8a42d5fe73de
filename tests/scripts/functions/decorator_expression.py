# Any expression may stand after the at sign.
table = {"k": lambda f: ("wrapped", f())}

@table["k"]
def a():
    return 1

print(a)

@(lambda f: f)
def b():
    return 2

print(b())
