# check: stderr
# Looking for suggestions survives objects that do not cooperate.
class Raises:
    def __dir__(self):
        raise ValueError("no")

class Odd:
    def __dir__(self):
        return ["methd", "methd"]

class Infinite:
    def __dir__(self):
        return ["name" + str(i) for i in range(1000)]

class NotIterable:
    def __dir__(self):
        return 5

class Mutating:
    def __dir__(self):
        del self.__dict__["attribute"]
        return ["attribut"]

class Meta(type):
    def __dir__(cls):
        raise KeyError("meta")

class WithMeta(metaclass=Meta):
    member = 1

m = Mutating()
m.attribute = 1

def renamed():
    e = AttributeError("text", name=5, obj=[])
    raise e

def no_object():
    raise AttributeError("text", name="appendd")

def long_name():
    raise AttributeError("text", name="a" * 100, obj=[])

def empty_name():
    raise AttributeError("text", name="", obj=[])

def deleted():
    e = NameError("text", name="pritn")
    raise e

def all_of(first, *others):
    try:
        first()
    finally:
        if others:
            all_of(*others)

all_of(
    lambda: Raises().methd,
    lambda: Odd().method,
    lambda: Infinite().nam1,
    lambda: NotIterable().x,
    lambda: m.attribte,
    lambda: renamed(),
    lambda: no_object(),
    lambda: long_name(),
    lambda: empty_name(),
    lambda: deleted(),
)
# exit status 1
