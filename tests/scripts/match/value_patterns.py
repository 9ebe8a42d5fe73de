# Dotted names are looked up and compared.
class Color:
    RED = 1
    GREEN = 2

    class Dark:
        RED = 3


def name(x):
    match x:
        case Color.RED:
            return "red"
        case Color.GREEN:
            return "green"
        case Color.Dark.RED:
            return "dark red"


print(name(1), name(2), name(3), name(4))


class Loud:
    def __init__(self, result):
        self.result = result

    def __eq__(self, other):
        print("comparing with", other)
        return self.result


print(name(Loud(False)), name(Loud(True)), name(Loud([1])))


class Raising:
    def __eq__(self, other):
        raise ValueError("no comparison")


try:
    name(Raising())
except ValueError as e:
    print(e)
try:
    match 1:
        case Color.BLUE:
            print("never")
except AttributeError as e:
    print(e)
