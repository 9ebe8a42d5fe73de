# __prepare__ has to give something with items.
class Nothing(type):
    @classmethod
    def __prepare__(mcs, *args):
        return None


class Meta:
    def __prepare__(self, name, bases):
        return 5


for meta in Nothing, Meta():
    try:
        class C(metaclass=meta):
            x = 1
    except TypeError as e:
        print(e)
try:
    Nothing(1)
except TypeError as e:
    print(e)
try:
    type(1, 2)
except TypeError as e:
    print(e)


class Plain:
    pass


print(type('T', (Plain, int), {}).__base__, type('T', (Plain,), {}).__base__, type('T', (int, Plain), {}).__base__)
