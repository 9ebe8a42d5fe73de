# A metaclass's __instancecheck__ is asked.
class Meta(type):
    def __instancecheck__(cls, x):
        print("asked about", x)
        return x == 3


class Three(metaclass=Meta):
    pass


for x in (3, 4, Three()):
    match x:
        case Three():
            print("yes")
        case _:
            print("no", type(x).__name__)
