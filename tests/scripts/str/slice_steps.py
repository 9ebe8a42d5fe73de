s = "hello world"
for sl in (slice(None), slice(2, 5), slice(-3, None), slice(None, None, -1), slice(10, 0, -2), slice(5, 2),
        slice(0, 99, 3),
           slice(-99, 99), slice(None, None, 5), slice(3, None, -1)):
    print(repr(s[sl]))
