def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

r = range(0, 20, 3)
print(r[0], r[-1], r[True], [r[i] for i in range(-7, 7)])
attempt(lambda: r[7])
attempt(lambda: r[-8])
attempt(lambda: r[10**30])
attempt(lambda: range(10**30)[10**30])
attempt(lambda: r['a'])
attempt(lambda: r[1.0])
attempt(lambda: r[None])
