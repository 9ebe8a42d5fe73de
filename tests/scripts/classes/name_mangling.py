# Two leading underscores are mangled in class bodies.
class C:
    __hidden = 1

    def __init__(self):
        self.__x = 2
        self.__dunder__ = 3

    def get(self):
        __local = 4
        return self.__x, self.__hidden, __local

    def __method(self):
        return "method"

    def call(self):
        return self.__method()

class D(C):
    def __method(self):
        return "other"

c = C()
print(c.get(), c._C__x, C._C__hidden, c.__dunder__, D().call(), D()._D__method())
try:
    c.__x
except AttributeError as e:
    print(e)
print(sorted(c.__dict__))
