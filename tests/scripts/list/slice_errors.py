def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2]
attempt(lambda: a[::0])
attempt(lambda: a['a':])
attempt(lambda: a[:1.0])
attempt(lambda: a[1:2:[]])
attempt(lambda: a.__setitem__(slice(None, None, 0), []))
attempt(lambda: a.__delitem__(slice('x', None)))
