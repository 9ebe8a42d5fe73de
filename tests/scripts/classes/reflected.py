# Reflected operators are tried when the left side gives up.
class R:
    def __radd__(self, other):
        return "radd", other

    def __rsub__(self, other):
        return "rsub", other

    def __rmul__(self, other):
        return "rmul", other

    def __rpow__(self, other):
        return "rpow", other

    def __rdivmod__(self, other):
        return "rdivmod", other

r = R()
print(1 + r, 2.5 - r, "x" * r, [1] + r, None + r, 2 ** r, divmod(7, r))
try:
    r + 1
except TypeError as e:
    print(e)
try:
    r + r
except TypeError as e:
    print(e)
