import io


class Evil(io.RawIOBase):
    def readable(self):
        return True

    writable = seekable = readable

    def read(self, n=-1):
        for call in (t.read, t.close, lambda: t.write("x"), lambda: t.seek(0), t.detach):
            try:
                call()
            except RuntimeError:
                print("refused")
        return b""


t = io.TextIOWrapper(Evil())
print(repr(t.read()))


class Shrink(io.RawIOBase):
    def writable(self):
        return True

    def write(self, data):
        room.clear()
        return len(data)


room = bytearray(b"x" * 20)
b = io.BufferedWriter(Shrink(), 16)
print(b.write(b"12345678"), b.write(room), room)


class Clear(io.RawIOBase):
    def readable(self):
        return True

    def read(self, n=-1):
        room.clear()
        return b"abc"


room = bytearray(5)
b = io.BufferedReader(Clear(), 4)
print(b.readinto(room), room)
