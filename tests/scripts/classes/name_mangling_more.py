# Mangling in nested functions, keywords and imports; leading underscores of the class name go.
class _Private:
    def f(self, __a=1):
        def inner():
            return __a
        return inner(), self.f.__name__

    __x = 5

print(_Private().f(), _Private().f(_Private__a=2), _Private._Private__x)

class ___:
    __y = 1

print(___.__y)
