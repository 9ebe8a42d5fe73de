# check: stderr
def f():
    try:
        1 / 0
    except ZeroDivisionError:
        print("handled")
        raise

def g():
    try:
        f()
    finally:
        print("finally")

g()
