# A parameter that is deleted is unbound in the clauses that follow, whichever way they are reached.
def f(a, *, b=2):
    try:
        del b
        raise KeyError
    finally:
        try:
            a + b
        except UnboundLocalError as e:
            print(e)

try:
    f(1)
except KeyError:
    print("KeyError")

def g(a):
    for i in range(2):
        try:
            print(a)
            del a
        except NameError as e:
            print(e)

g(1)
