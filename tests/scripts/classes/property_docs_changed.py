# Docstrings of properties: taken from the getter, given, changed; of classes derived from property; of class properties.
class P(property):
    "of the class P"


def get(self):
    "of the getter"


def other(self):
    "of another"


p = property(get)
print(p.__doc__, '|', p.getter(other).__doc__, '|', property(get, doc='given').getter(other).__doc__)
p.__doc__ = 'changed'
print(p.__doc__, '|', p.getter(other).getter(get).fget is get)
q = P(get)
print(q.__doc__, '|', q.getter(other).__doc__, '|', q.setter(other).__doc__, '|', P(lambda self: 0).__doc__)


class C:
    @classmethod
    @property
    def __doc__(cls):
        return 'computed for ' + cls.__name__


print(C.__doc__)
