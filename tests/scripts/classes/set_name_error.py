# An error in __set_name__ is wrapped.
class Descriptor:
    def __set_name__(self, owner, name):
        raise KeyError(name)

try:
    class A:
        part = Descriptor()
except RuntimeError as e:
    print(e, repr(e.__cause__), e.__cause__ is e.__context__)
