def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1]
attempt(lambda: a.insert('x', 1))
attempt(lambda: a.insert(1))
attempt(lambda: a.insert(1.5, 1))
class I:
    def __index__(self):
        a.clear()
        return 1
a.insert(I(), 'new')
print(a)
