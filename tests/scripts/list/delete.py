def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = list(range(10))
del a[0], a[-1], a[3]
print(a)
del a[1:3]
print(a)
del a[::2]
print(a)
del a[:]
print(a)
attempt(lambda: a.__delitem__(0))
attempt(lambda: a.__delitem__('x'))
