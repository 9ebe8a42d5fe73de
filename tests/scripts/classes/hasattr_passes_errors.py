# hasattr catches AttributeError only.
class C:
    @property
    def bad(self):
        raise ValueError("bad")

try:
    hasattr(C(), "bad")
except ValueError as e:
    print(e)
try:
    getattr(C(), "bad", 5)
except ValueError as e:
    print(e)
