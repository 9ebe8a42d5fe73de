# What metaclasses can do wrong with the cell of __class__.
class Losing(type):
    def __new__(mcs, name, bases, namespace):
        namespace.pop('__classcell__', None)
        return super().__new__(mcs, name, bases, namespace)


class Replacing(type):
    def __new__(mcs, name, bases, namespace):
        namespace['__classcell__'] = 'no cell'
        return super().__new__(mcs, name, bases, namespace)


class Twice(type):
    def __new__(mcs, name, bases, namespace):
        cls = super().__new__(mcs, name, bases, namespace)
        type('Other', (), namespace)
        return cls


class Keeping(type):
    def __new__(mcs, name, bases, namespace):
        return namespace


for meta in Losing, Replacing, Twice:
    try:
        class C(metaclass=meta):
            def f(self):
                return __class__
    except (TypeError, RuntimeError) as e:
        print(type(e).__name__, e)


class Later(metaclass=Keeping):
    def f():
        return __class__


try:
    Later['f']()
except NameError as e:
    print(e)
now = type('Now', (), Later)
print(now.f() is now)
