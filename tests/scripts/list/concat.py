def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print([1] + [2, 3], [] + [], [1] + [])
a = [1]
b = a + []
print(a is b)
attempt(lambda: [1] + (2,))
attempt(lambda: [1] + 1)
attempt(lambda: 1 + [1])
attempt(lambda: [1] + None)
class R:
    def __radd__(self, other):
        return ('radd', other)
print([1] + R())
class L(list):
    pass
print(type(L([1]) + L([2])).__name__)
