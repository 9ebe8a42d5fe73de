# check: stderr
def parse(text):
    try:
        return int(text)
    except ValueError as e:
        raise RuntimeError("cannot parse") from e

def outer():
    try:
        parse("x")
    except RuntimeError:
        {}["y"]

outer()
