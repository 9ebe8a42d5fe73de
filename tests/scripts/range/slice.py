def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

r = range(0, 20, 3)
for s in (slice(None), slice(2), slice(1, -1), slice(None, None, -1), slice(5, 1, -2), slice(4, 2), slice(-100, 100)):
    print(s, r[s], list(r[s]))
b = 10**30
print(range(b)[5:], range(b)[::-1], range(b)[:b // 2:b // 4], range(10)[b:], range(0)[::-1])
attempt(lambda: r[::0])
attempt(lambda: r['a':])
