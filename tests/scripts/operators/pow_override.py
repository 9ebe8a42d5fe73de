# pow() with three arguments asks the first one's class only.
class Number(int):
    def __pow__(self, other, modulus=None):
        return "power", int(self), other, modulus

    def __rpow__(self, other, modulus=None):
        return "reflected", int(self), other, modulus


class Plain(int):
    pass


print(pow(Number(2), 3), pow(Number(2), 3, 5), Number(2).__pow__(3))
print(pow(2, Number(3)), pow(2, Number(3), 5), pow(Plain(2), Plain(3), Plain(5)))
try:
    pow(2.0, Number(3), 5)
except TypeError as error:
    print(error)
print(int.__pow__(Number(2), 3, 5))
