good = 1

def f(x):
    good = x
    global good
