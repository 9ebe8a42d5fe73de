# classmethod: called on class, instance, subclass.
class C:
    n = 1

    @classmethod
    def make(cls, *args, **kwargs):
        return cls.__name__, cls.n, args, kwargs

class D(C):
    n = 2

print(C.make(1), C().make(a=2), D.make(), D().make())
print(C.make.__self__ is C, C.make.__name__)
