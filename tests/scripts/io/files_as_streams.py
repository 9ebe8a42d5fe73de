import io

with open("f", "wb") as f:
    f.writelines([b"one\n", b"two\n", b"three"])
    print(isinstance(f, io.IOBase), isinstance(f, io.BufferedIOBase), f.readable(), f.writable())
with open("f", "rb") as f:
    print(f.read1(2), f.readlines(), f.seek(0), f.readlines(4))
    room = bytearray(3)
    f.seek(4)
    print(f.readinto(room), room, f.readinto1(room) > 0, f.read1(0), f.read1())
with open("f") as f:
    print(isinstance(f, io.TextIOBase), f.readlines(), f.readlines())
with open("f") as f:
    print(f.readlines(2), f.readlines(-1), f.readlines(None))
for mode, data in (("w", [b"x"]), ("wb", ["x"]), ("w", 5)):
    with open("f", mode) as f:
        try:
            f.writelines(data)
        except TypeError as e:
            print(e)
try:
    f.writelines([])
except ValueError as e:
    print(e)
