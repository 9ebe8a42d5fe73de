# RingIO is a queue of bytes.
from micropython import RingIO

r = RingIO(5)
print(r, r.any(), r.write(b"abc"), r.any(), r.read(2), r.write(b"defgh"), r.any(), r.write(b"x"), r.read(), r.read(), r.any())
for i in range(20):
    r.write(bytes([i, i + 1, i + 2]))
    assert r.read(3) == bytes([i, i + 1, i + 2])
r.write(b"a\nb\n")
print(r.readline(), r.readline(1), r.readline(), r.readline())
r.write("h\u00e9")
target = bytearray(8)
print(r.readinto(target, 1), r.readinto(target), target, r.readinto(target), r.close())
own = bytearray(4)
r = RingIO(own)
print(r.write(memoryview(b"12345")), own, r.read(-1), r.read(None), r.read(0))
r.write(own)
print(r.read())
r.write(b"12")
own.clear()
for action in (lambda: r.read(), lambda: r.write(b"a"), lambda: RingIO(0), lambda: RingIO(65535), lambda: RingIO(None),
               lambda: RingIO(bytearray(1)), lambda: RingIO(b"abc"), lambda: RingIO(), lambda: RingIO(3).write(5),
               lambda: RingIO(3).readinto(b"ab"), lambda: RingIO(3).read("a"), lambda: RingIO(3).readinto(5)):
    try:
        print(action())
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
print(RingIO(65534).any(), file=RingIO(3))

class Mine(RingIO):
    pass

m = Mine(4)
m.tag = 1
print(m.write(b"ab"), m.read(), m.tag)
