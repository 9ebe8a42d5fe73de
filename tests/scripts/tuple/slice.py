a = tuple(range(10))
for s in (slice(None), slice(3), slice(2, 5), slice(-3, None), slice(None, None, 3), slice(None, None, -1),
          slice(8, 2, -2), slice(5, 5), slice(100, 200), slice(None, -100, -1), slice(None, None, 10**30)):
    print(s, a[s])
try:
    a[::0]
except ValueError as e:
    print(e)
