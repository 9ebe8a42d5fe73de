# check: stderr
def f():
    raise "text"

f()
