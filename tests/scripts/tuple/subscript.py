def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = (10, 20, 30)
print(a[0], a[-1], a[True])
attempt(lambda: a[3])
attempt(lambda: a[-4])
attempt(lambda: a[10**30])
attempt(lambda: a.__getitem__('x'))
attempt(lambda: a.__getitem__(1.5))
try:
    a[0] = 1
except TypeError as e:
    print(e)
try:
    del a[0]
except TypeError as e:
    print(e)
