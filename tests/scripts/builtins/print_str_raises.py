class Bad:
    def __str__(self):
        raise ValueError("bad str")
try:
    print("before", Bad(), "after")
except ValueError as e:
    print()
    print(e)
class NotStr:
    def __str__(self):
        return 5
try:
    print(NotStr())
except TypeError as e:
    print(e)
