def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = (1, 2, 3, 2, 1)
print(a.count(2), a.count(9), a.index(2), a.index(2, 2), a.index(1, -1))
attempt(lambda: a.index(9))
attempt(lambda: a.index(1, 1, 4))
attempt(lambda: a.index('a', 'b'))
attempt(lambda: a.count())
attempt(lambda: a.append)
print(2 in a, 9 in a, len(a), list(a), a.__getnewargs__())
