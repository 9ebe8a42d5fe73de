# A class that is no list can say that it is a sequence or a mapping, as those of collections.abc do.
class S:
    __abc_tpflags__ = 32

    def __len__(self):
        return 2

    def __getitem__(self, i):
        if i > 1:
            raise IndexError
        return i * 10


match S():
    case [a, b]:
        print(a, b)
match object():
    case [*_]:
        print("wrong")
    case {**rest}:
        print("wrong")
    case _:
        print("neither")
