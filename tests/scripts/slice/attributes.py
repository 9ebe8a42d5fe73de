def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

s = slice(1, 2, 3)
print(s, s.start, s.stop, s.step, slice(5), slice(None, 'a', [1]))
attempt(lambda: slice())
attempt(lambda: slice(1, 2, 3, 4))
attempt(lambda: slice(x=1))
attempt(lambda: hash(slice(1)))
try:
    s.start = 5
except AttributeError:
    print('read-only')
print(type(s).__name__, isinstance(s, slice))
