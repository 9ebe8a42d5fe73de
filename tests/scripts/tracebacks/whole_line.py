# check: stderr
def f():
    1 / 0

def g():
    f()

g()
