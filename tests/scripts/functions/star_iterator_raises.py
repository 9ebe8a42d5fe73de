# An exception of the iterator comes through the call.
def f(*args):
    print("never")

def bad():
    yield 1
    raise ValueError("from the iterator")

try:
    f(*bad())
except ValueError as e:
    print(e)
