print(round(5), round(-5), round(15, -1), round(25, -1), round(-15, -1), round(1234, -2), round(1234, -10), round(7, 3))
print(round(True), type(round(True)).__name__, round(10**30 + 5, -1), round(5, None))
class R:
    def __round__(self, n="none"):
        return "rounded %s" % n
print(round(R()), round(R(), 3), round(number=4.6), round(4.567, ndigits=1))
for args in (("a",), (1, "a"), (1, 2.0), ()):
    try:
        round(*args)
    except TypeError as e:
        print(e)
