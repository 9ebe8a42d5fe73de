# The method resolution order of a diamond, and cooperative super.
class Base:
    def f(self):
        return ["Base"]

class Left(Base):
    def f(self):
        return ["Left"] + super().f()

class Right(Base):
    def f(self):
        return ["Right"] + super().f()

class Bottom(Left, Right):
    def f(self):
        return ["Bottom"] + super().f()

print(Bottom().f())
print([c.__name__ for c in Bottom.__mro__])
print([c.__name__ for c in Bottom.mro()])
