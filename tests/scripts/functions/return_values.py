# What functions return.
def nothing():
    pass

def bare():
    return

def pair():
    return 1, 2

def starred():
    rest = [2, 3]
    return 1, *rest

print(nothing(), bare(), pair(), starred())
