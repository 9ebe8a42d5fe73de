# Special methods of a metaclass make the class itself iterable, comparable, sized.
class Meta(type):
    def __iter__(cls):
        return iter(cls.members)

    def __len__(cls):
        return len(cls.members)

    def __getitem__(cls, i):
        return cls.members[i]

    def __contains__(cls, x):
        return x in cls.members

    def __repr__(cls):
        return "<" + cls.__name__ + ">"

    def __add__(cls, other):
        return "sum"

class C(metaclass=Meta):
    members = ["a", "b"]

print(list(C), len(C), C[1], "a" in C, C, C + 1)
