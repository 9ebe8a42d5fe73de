# stress: no (deep recursion)
# Anything with a tuple __bases__ counts as a class.
class Class:
    def __init__(self, *bases):
        self.__bases__ = bases


class Instance:
    __class__ = property(lambda self: self.__dict__["of"])

    def __init__(self, of):
        self.__dict__["of"] = of


top, other = Class(), Class()
middle = Class(top)
bottom = Class(other, middle)
print(issubclass(middle, top), issubclass(top, middle), issubclass(bottom, top), issubclass(bottom, (int, other)))
print(issubclass(bottom, int), issubclass(int, bottom), issubclass(Class(int), int))
print(isinstance(Instance(bottom), top), isinstance(Instance(top), bottom), isinstance(3, top), isinstance("", (top, str)))


class Failing:
    @property
    def __bases__(self):
        raise self.error


class Endless:
    @property
    def __bases__(self):
        return self, self


class Odd:
    __bases__ = [int]


actions = [
    lambda: issubclass(3, int), lambda: issubclass(int, 3), lambda: isinstance(3, 3), lambda: issubclass(top, 3),
    lambda: issubclass(Odd(), int), lambda: isinstance(3, Odd()), lambda: issubclass(Endless(), int),
    lambda: isinstance(Instance(Endless()), top),
]
for error in RuntimeError("bases"), AttributeError("bases"):
    Failing.error = error
    actions += [lambda: issubclass(Failing(), int), lambda: issubclass(int, Failing()), lambda: isinstance(3, Failing())]
for i, action in enumerate(actions):
    if i == 11:
        Failing.error = AttributeError("bases")
    elif i == 8:
        Failing.error = RuntimeError("bases")
    try:
        print(action())
    except (TypeError, RuntimeError, AttributeError) as error:
        print(type(error).__name__, "" if isinstance(error, RecursionError) else error)
