# Messages for missing positional arguments.
def f(a, b, c):
    pass

def g(a, b):
    pass

for call in (lambda: f(), lambda: f(1), lambda: f(1, 2), lambda: g(), lambda: g(b=1), lambda: f(b=2)):
    try:
        call()
    except TypeError as e:
        print(e)
