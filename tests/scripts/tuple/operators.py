def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print((1,) + (2, 3), () + (), (1, 2) * 3, 2 * (0,), (1,) * 0, (1,) * -1)
attempt(lambda: (1,) + [2])
attempt(lambda: (1,) + 1)
attempt(lambda: (1,) * 1.5)
attempt(lambda: (1,) * (1,))
attempt(lambda: (1,) - (1,))
a = b = (1,)
a += (2,)
a *= 2
print(a, b)
class R:
    def __radd__(self, other):
        return other[0]
print(('first',) + R())
