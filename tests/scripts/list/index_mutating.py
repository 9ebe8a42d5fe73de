def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

class E:
    def __eq__(self, other):
        a.clear()
        return False
a = [E(), 1, 2]
attempt(lambda: a.index(2))
a = [1, E(), 2]
print(a.count(7), a)
a = [1, E(), 2]
print(9 in a, a)
