def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = b = [1]
a += [2]
a += 'xy'
a += (3,)
a *= 2
print(b, a is b)
a += a
print(len(b))
a *= 0
print(b)
a += range(3)
a *= -1
print(b)
attempt(lambda: [].__iadd__(5))
a = [1]
try:
    a *= 2.5
except TypeError as e:
    print(e)
try:
    a -= [1]
except TypeError as e:
    print(e)
