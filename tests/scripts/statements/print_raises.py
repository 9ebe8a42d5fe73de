# An exception in __str__ leaves print after what was printed before.
class Bad:
    def __str__(self):
        raise ValueError("str")

try:
    print("before", Bad(), "after")
except ValueError as e:
    print()
    print(e)
