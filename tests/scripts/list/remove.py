def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3, 2, 1]
a.remove(2)
print(a)
a.remove(1.0)
print(a)
attempt(lambda: a.remove(9))
nan = float('nan')
b = [nan, 1]
b.remove(nan)
print(b)
