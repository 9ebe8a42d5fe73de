def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3]
a[0] = 'a'
a[-1] = 'c'
print(a)
attempt(lambda: a.__setitem__(3, 0))
attempt(lambda: a.__setitem__(-4, 0))
attempt(lambda: a.__setitem__('x', 0))
attempt(lambda: a.__setitem__(10**30, 0))
