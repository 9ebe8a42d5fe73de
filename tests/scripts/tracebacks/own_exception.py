# check: stderr
class AppError(Exception):
    pass

class Outer:
    class NestedError(AppError):
        def __str__(self):
            return "own text\nin two lines"

def f():
    raise Outer.NestedError

f()
