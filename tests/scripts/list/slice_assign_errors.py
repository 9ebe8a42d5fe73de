def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3, 4]
attempt(lambda: a.__setitem__(slice(0, 2), 5))
attempt(lambda: a.__setitem__(slice(0, 4, 2), 5))
attempt(lambda: a.__setitem__(slice(0, 4, 2), [1]))
attempt(lambda: a.__setitem__(slice(None, None, -1), [1, 2, 3, 4, 5]))
attempt(lambda: a.__setitem__(slice(3, 0, 2), [1]))
print(a)
