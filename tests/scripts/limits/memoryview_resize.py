# A bytearray can't be resized while a memoryview holds it.
b = bytearray(b"abcdef")
m = memoryview(b)
for f in (
    lambda: b.append(1),
    lambda: b.extend(b"xyz"),
    lambda: b.clear(),
    lambda: b.pop(),
    lambda: b.insert(0, 1),
    lambda: b.__iadd__(b"x"),
    lambda: b.__delitem__(0),
    lambda: b.__setitem__(slice(0, 2), b"long"),
    lambda: b.__imul__(3),
    lambda: b.remove(97),
):
    try:
        f()
        print("no error")
    except BufferError as e:
        print(e)
m[0] = 90
b[1] = 89
b[2:4] = b"12"
print(b, bytes(m))
