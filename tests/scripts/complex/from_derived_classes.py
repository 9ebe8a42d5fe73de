# complex() asks __complex__ of classes derived from numbers, in its first argument only.
class C(complex):
    def __complex__(self):
        return 42j


class I(int):
    def __complex__(self):
        return 9j


class F(float):
    def __complex__(self):
        return 'no complex'


print(complex(C(1)), complex(C(1), 0), complex(1, C(2)), complex(I(4)), complex(5, I(6)))
try:
    complex(F(1))
except TypeError as e:
    print(e)
