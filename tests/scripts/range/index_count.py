def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

r = range(0, 20, 3)
print(r.index(9), r.count(9), r.count(10), r.index(True - 1), r.index(3.0), r.count(6.0), r.count('a'))
attempt(lambda: r.index(10))
attempt(lambda: r.index('a'))
attempt(lambda: r.index(2.5))
attempt(lambda: range(10**40).index(10**39))
attempt(lambda: r.index())
attempt(lambda: r.index(1, 2))
