# Surplus arguments of object.__init__: the message says whose.
class Empty:
    pass


class Initialised:
    def __init__(self, *args):
        super().__init__(*args)


class Made:
    def __new__(cls, *args):
        return super().__new__(cls)


for make in (lambda: Empty(1), lambda: Empty().__init__(1), lambda: Initialised(1), lambda: object.__init__(Empty(), 1)):
    try:
        make()
    except TypeError as error:
        print(error)
print(type(Made(1)).__name__)
