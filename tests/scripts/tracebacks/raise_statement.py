# check: stderr
def f():
    raise ValueError("the message")

f()
