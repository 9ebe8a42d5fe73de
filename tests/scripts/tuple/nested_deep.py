# stress: no (too many allocations)
a = ()
b = ()
for i in range(100000):
    a = (a,)
    b = (b,)
for f in (lambda: repr(a), lambda: hash(a), lambda: a == b):
    try:
        f()
        print('done or RecursionError')
    except RecursionError:
        print('done or RecursionError')
