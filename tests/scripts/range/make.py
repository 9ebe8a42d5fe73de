def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(range(5), range(1, 5), range(1, 10, 3), range(10, 0, -3), range(0), range(True))
attempt(lambda: range())
attempt(lambda: range(1, 2, 0))
attempt(lambda: range(1, 2, 3, 4))
attempt(lambda: range('a'))
attempt(lambda: range(1.0))
attempt(lambda: range(1, 2, None))
attempt(lambda: range(x=1))
class I:
    def __index__(self):
        return 4
print(range(I()), list(range(I(), 0, -1)))
r = range(1, 10, 2)
print(r.start, r.stop, r.step)
