# A parameter or local may have a builtin's name.
def f(len, list):
    str = len + list
    return str

print(f(1, 2))

def g():
    print = 5
    return print

print(g())
