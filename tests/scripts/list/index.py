def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3, 2, 1]
print(a.index(2), a.index(2, 2), a.index(1, -1), a.index(2, -4, -1))
attempt(lambda: a.index(9))
attempt(lambda: a.index(1, 1, 4))
attempt(lambda: a.index('x'))
attempt(lambda: a.index(1, 'x'))
attempt(lambda: a.index(1, None))
attempt(lambda: a.index(1, 10**30))
attempt(lambda: a.index(1, -10**30, 10**30))
attempt(lambda: a.index())
attempt(lambda: a.index(1, 2, 3, 4))
