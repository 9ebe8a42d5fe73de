for f in (lambda: bool(1, 2), lambda: bool(x=1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
class Broken:
    def __bool__(self):
        return 1
try:
    bool(Broken())
except TypeError as e:
    print(e)
