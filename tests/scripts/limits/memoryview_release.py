# After release the bytearray can be resized, and the view can't be used.
b = bytearray(b"abc")
m = memoryview(b)
m.release()
b.append(100)
print(b)
for f in (lambda: m[0], lambda: len(m), lambda: bytes(m)):
    try:
        f()
        print("no error")
    except ValueError as e:
        print(type(e).__name__)
with memoryview(b) as v:
    print(v[0])
b.clear()
print(b)
