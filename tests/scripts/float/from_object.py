class F:
    def __float__(self):
        return 2.5
class I:
    def __index__(self):
        return 7
class Bad:
    def __float__(self):
        return "x"
print(float(F()), float(I()))
try:
    float(Bad())
except TypeError as e:
    print(e)
try:
    float(1, 2)
except TypeError as e:
    print(e)
