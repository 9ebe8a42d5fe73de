def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

s = memoryview(bytearray(b"\7")).cast("B", [])
print(s.shape, s.ndim, s.strides, s.tolist(), s[()], len(s), s.tobytes(), s == s.cast("B"), s == b"\7", s.cast("B").tolist(), s.nbytes, s.c_contiguous)
s[()] = 8
s[...] = 9
print(s[...].tolist(), s[()])
for key in (0, slice(0, 1), (0,), None):
    show(s.__getitem__, key)
    show(s.__setitem__, key, 1)
show(list, s)
show(s.cast, "B", [])
