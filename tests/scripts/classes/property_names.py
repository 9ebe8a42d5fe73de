# Messages name the property, and the class with its place; __set_name__ may be called by hand.
class Outer:
    class Inner:
        named = property()


def use(obj, name):
    for do in getattr, lambda o, n: setattr(o, n, 1), delattr:
        try:
            do(obj, name)
        except AttributeError as e:
            print(e)


use(Outer.Inner(), 'named')
Outer.Inner.late = property()
use(Outer.Inner(), 'late')
Outer.Inner.late.__set_name__(Outer.Inner, 'set by hand')
use(Outer.Inner(), 'late')
for args in (), (1,), (1, 2, 3):
    try:
        property().__set_name__(*args)
    except TypeError as e:
        print(e)


def marked(self):
    pass


print(property(marked).__isabstractmethod__)
marked.__isabstractmethod__ = True
print(property(marked).__isabstractmethod__, property(None, marked).__isabstractmethod__)
marked.__isabstractmethod__ = []
print(property(marked).__isabstractmethod__)
