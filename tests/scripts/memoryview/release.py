b = bytearray(b"abc")
m = memoryview(b)
s = m[1:]
m.release()
m.release()
for f in (lambda: m[0], lambda: len(m), lambda: m.tobytes(), lambda: m.format, lambda: list(m), lambda: m[0:1],
        lambda: memoryview(m), lambda: m.__enter__()):
    try:
        print(f())
    except ValueError as e:
        print(e)
print(s.tobytes(), repr(m)[:16], m == m, m == b"abc")
try:
    b.append(1)
except BufferError as e:
    print(e)
s.release()
b.append(1)
print(b)
