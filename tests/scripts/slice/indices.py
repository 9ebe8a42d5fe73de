def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

for s in (slice(None), slice(2), slice(1, -1), slice(None, None, -1), slice(20, None, -3), slice(-50, 50, 7),
          slice(None, 3, -1), slice(3, None, -1)):
    print(s, s.indices(10), s.indices(0), s.indices(1))
attempt(lambda: slice(1, 2, 0).indices(5))
attempt(lambda: slice(1).indices(-1))
attempt(lambda: slice(1).indices('a'))
attempt(lambda: slice(1, 'a').indices(5))
attempt(lambda: slice(1.5).indices(5))
