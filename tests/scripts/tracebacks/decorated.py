# check: stderr
def decorator(f):
    def wrapper(*args):
        return f(*args)
    return wrapper

@decorator
def target(n):
    assert n > 0, "n must be positive"
    return n

target(1)
target(0)
