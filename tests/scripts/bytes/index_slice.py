b = b"hello"
print(b[0], b[-1], b[1:3], b[::-1], b[::2], b[10:], b[-2:], b[:] is b)
for f in (lambda: b[5], lambda: b[-6], lambda: b["a"], lambda: b[1.0], lambda: b[::0]):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
