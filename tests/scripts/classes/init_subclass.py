# __init_subclass__ runs for each subclass, with the keywords of the class statement.
class Base:
    registry = []

    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag
        Base.registry.append(cls.__name__)

class A(Base, tag="a"):
    pass

class B(A):
    pass

print(Base.registry, A.tag, B.tag)
try:
    class C(Base, unknown=1):
        pass
except TypeError as e:
    print(e)
try:
    class D(x=1):
        pass
except TypeError as e:
    print(e)
