# __new__ makes the instance; __init__ runs only for instances of the class.
class C:
    def __new__(cls, *args):
        print("new", cls.__name__, args)
        return object.__new__(cls)

    def __init__(self, *args):
        print("init", args)

class Other:
    def __new__(cls):
        return 5

    def __init__(self):
        print("never")

C(1, 2)
print(Other())
try:
    object.__new__(5)
except TypeError as e:
    print(e)
try:
    object.__new__(int)
except TypeError as e:
    print(e)
try:
    object(1)
except TypeError as e:
    print(e)
