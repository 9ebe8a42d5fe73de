# A tuple or an exception as the return value stays whole.
def pair():
    return (1, 2)
    yield

def error():
    return ValueError("v")
    yield

for make in (pair, error):
    try:
        next(make())
    except StopIteration as e:
        print(repr(e.value))
