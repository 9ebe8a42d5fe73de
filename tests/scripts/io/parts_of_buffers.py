# As in MicroPython: only a part of the argument is written or filled.
import io

b = io.BytesIO()
print(b.write(b"abcdef", 2), b.write(b"abcdef", 3, 2), b.write(b"ab", 9), b.write(b"ab", 5, 5), b.write(b"ab", -1), b.getvalue())
b.seek(0)
room = bytearray(4)
print(b.readinto(room, 2), bytes(room), b.readinto(room, 9), bytes(room), b.readinto(room, -1))
with open("f", "wb") as f:
    f.write(b"0123456789")
with open("f", "rb") as f:
    print(f.readinto(room, 3), bytes(room), f.readinto(room, 100), bytes(room), f.readinto(room, 0))
for call in (lambda: b.write(b"a", "x"), lambda: io.StringIO().write("a", 1), lambda: b.write(b"", 1, 2, 3)):
    try:
        call()
    except TypeError:
        print("TypeError")
