# check: stderr
def first(items):
    return next(iter(items))

first([])
