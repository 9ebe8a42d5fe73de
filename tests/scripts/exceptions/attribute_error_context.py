# An AttributeError that leaves an attribute look-up says what was missing where, unless it says so itself.
class Asked:
    def __getattr__(self, name):
        raise AttributeError("no " + name)


class Silent:
    blend = 1

    def __getattr__(self, name):
        raise AttributeError()


class Saying:
    def __getattr__(self, name):
        raise AttributeError("x", name="told", obj=5)


class Failing:
    @property
    def value(self):
        raise AttributeError("inner")


class Guarded:
    def __getattribute__(self, name):
        return object.__getattribute__(self, name)


for target, name in (Asked(), "one"), (Silent(), "blond"), (Saying(), "three"), (Failing(), "value"), (Guarded(), "four"):
    try:
        getattr(target, name)
    except AttributeError as error:
        print(error, error.name, error.obj is target, error.obj == 5)
    try:
        eval("target." + name)
    except AttributeError as error:
        print(error.args, error.name)
try:
    object.__getattribute__(3, "five")
except AttributeError as error:
    print(error, error.name, error.obj)
print(getattr(Asked(), "six", "default"), hasattr(Silent(), "seven"))
