# check: stderr
def inner(a, b):
    return a + b

def outer():
    print("outer")
    return inner(1, "x")

outer()
