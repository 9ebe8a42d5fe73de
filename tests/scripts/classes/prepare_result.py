# What __prepare__ gives has to be a mapping; metaclasses called with too few arguments.
class Meta(type):
    result = None

    @classmethod
    def __prepare__(meta, name, bases):
        return meta.result


class Space:
    def __init__(self):
        self.names = []

    def __getitem__(self, name):
        raise KeyError(name)

    def __setitem__(self, name, value):
        self.names.append(name)


for result in None, 3, Space():
    Meta.result = result
    try:
        class Made(metaclass=Meta):
            value = 1
        print("made")
    except TypeError as error:
        print(error)
    if isinstance(result, Space):
        print(result.names)
for args in (), (5,), ("name", ()), (1, 2, 3, 4):
    for maker in type, Meta:
        try:
            print(maker(*args))
        except TypeError as error:
            print(error)
