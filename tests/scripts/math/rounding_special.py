import math
class N:
    def __floor__(self):
        return "floor"
    def __ceil__(self):
        return "ceil"
    def __trunc__(self):
        return "trunc"
class F:
    def __float__(self):
        return 2.5
print(math.floor(N()), math.ceil(N()), math.trunc(N()), math.floor(F()), math.ceil(F()), math.sqrt(F()))
