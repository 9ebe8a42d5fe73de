# check: stderr
def f(n):
    try:
        f2(n)
    except ValueError as e:
        raise

def f2(n):
    raise ValueError(n)

try:
    f(1)
except ValueError as e:
    saved = e
raise saved
