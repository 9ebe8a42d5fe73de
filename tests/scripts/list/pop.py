def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3, 4, 5]
print(a.pop(), a.pop(0), a.pop(-2), a)
attempt(lambda: a.pop(2))
attempt(lambda: a.pop(-3))
attempt(lambda: a.pop('x'))
attempt(lambda: [].pop())
attempt(lambda: [].pop(0))
class I:
    def __index__(self):
        a.clear()
        return 0
attempt(lambda: a.pop(I()))
