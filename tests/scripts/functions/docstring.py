# Only a string that comes first is a doc string.
def a():
    "doc"

def b():
    x = 1
    "not doc"

def c():
    f"not doc"

def d():
    b"not doc"

print(a.__doc__, b.__doc__, c.__doc__, d.__doc__)
