# divmod, three-argument pow, and their methods.
class V:
    def __divmod__(self, other):
        return "divmod", other

    def __pow__(self, other, mod=None):
        return "pow", other, mod

v = V()
print(divmod(v, 2), v ** 3, pow(v, 3), pow(v, 3, 5))
try:
    divmod("a", 1)
except TypeError as e:
    print(e)
try:
    object() ** 2
except TypeError as e:
    print(e)
try:
    pow(2, 3, object())
except TypeError as e:
    print(e)
