# super().name(...) where name is a function, a class or static method, a property, a built-in method, an attribute.
class Base(list):
    value = staticmethod(lambda *a: ("value", a))
    odd = 5

    def plain(self, a, b=2):
        return "plain", a, b

    @classmethod
    def made(cls, x):
        return cls.__name__, x

    @staticmethod
    def stat(x):
        return "stat", x

    @property
    def prop(self):
        return lambda x: ("prop", x)

class Derived(Base):
    def plain(self, *args, **kw):
        return super().plain(*args, **kw), super().plain(1), super().plain(1, b=3)

    @classmethod
    def made(cls, x):
        return super().made(x)

    def stat(self, x):
        return super().stat(x)

    def others(self):
        super().append(7)
        inner = [super(Derived, self).stat(i) for i in range(2)]
        return super().value(1), super().prop(2), len(self), super().__len__(), super().__class__ is super, inner

    def errors(self):
        out = []
        for action in (lambda: super().missing(), lambda: super().odd(), lambda: super().plain(), lambda: super().append()):
            try:
                action()
            except (TypeError, AttributeError) as e:
                out.append((type(e).__name__, str(e)))
        try:
            super().missing(1)
        except AttributeError as e:
            out.append(str(e))
        return out

    def deleted(self):
        del self
        return super().plain(1)

d = Derived()
print(d.plain(9), Derived.made(1), d.made(2), d.stat(3), d.others())
for line in d.errors():
    print(line)
try:
    d.deleted()
except RuntimeError as e:
    print(e)

class Shadowed(Base):
    def plain(self, a):
        super = lambda *args: Other()
        return super().plain(a)

class Other:
    def plain(self, a):
        return "other", a

print(Shadowed().plain(1))
