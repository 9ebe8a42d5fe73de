# A decorator that is no callable.
try:
    @5
    def f():
        pass
except TypeError as e:
    print(e)
try:
    f
except NameError as e:
    print(e)
