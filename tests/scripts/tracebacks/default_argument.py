# check: stderr
def f(a=1, b={}["missing"]):
    pass
