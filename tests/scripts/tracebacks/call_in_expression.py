# check: stderr
def fails(x):
    raise RuntimeError(x)

result = 1 + fails("arg") * 2
