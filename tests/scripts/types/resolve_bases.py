import types


class Entries:
    def __mro_entries__(self, bases):
        return (int, list)


print(types.resolve_bases((str, Entries())))
same = (int, str)
print(types.resolve_bases(same) is same, types.resolve_bases([int]))


class Bad:
    def __mro_entries__(self, bases):
        return 5


try:
    types.resolve_bases((Bad(),))
except TypeError as e:
    print("TypeError")
