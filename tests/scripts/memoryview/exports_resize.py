b = bytearray(b"abc")
m = memoryview(b)
for f in (lambda: b.append(1), lambda: b.clear(), lambda: b.extend(b"x"), lambda: b.pop(),
        lambda: b.__setitem__(slice(0, 1), b""),
          lambda: b.insert(0, 1), lambda: b.remove(97), lambda: b.__delitem__(0),
          lambda: b.__delitem__(slice(0, 3, 2))):
    try:
        f()
        print("resized")
    except BufferError as e:
        print(e)
b[0] = 120
b[1:2] = b"Y"
b.reverse()
print(b, m.tobytes())
m.release()
b.append(33)
print(b)
