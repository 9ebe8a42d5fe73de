# check: stderr
def f():
    qwxyz_first = 1
    return qwxyz_first + zzz_not_there

f()
