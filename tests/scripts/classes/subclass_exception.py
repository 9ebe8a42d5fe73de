# Subclassing Exception with its own arguments.
class MyError(Exception):
    def __init__(self, code, text="t"):
        super().__init__(code, text)
        self.code = code

    def __str__(self):
        return "code %s" % self.code

class Simple(ValueError):
    pass

try:
    raise MyError(7)
except MyError as e:
    print(e, repr(e), e.args, e.code)
try:
    raise Simple("s", 1)
except ValueError as e:
    print(e, repr(e), type(e).__name__)
try:
    raise Simple
except Simple as e:
    print(repr(e), str(e) == "")
