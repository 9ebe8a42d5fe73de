import io


class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data
        self.calls = 0

    def readable(self):
        return True

    def readinto(self, room):
        self.calls += 1
        n = min(len(room), len(self.data), 4)
        room[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


s = Source(b"one\ntwo\nthree\n")
b = io.BufferedReader(s)
print(b.read(2), s.calls, b.readline(), b.peek(1)[:1], list(b), b.read(), b.raw is s)
b = io.BufferedReader(Source(b"abcdefghij"))
room = bytearray(6)
print(b.readinto(room), room, b.read1(2), b.read())
b = io.BufferedReader(io.BytesIO(b"abcdef"))
print(b.read(1), b.seek(3), b.read(1), b.tell(), b.seek(-1, 2), b.read(), b.seekable(), b.readable(), b.writable())
for call in (lambda: b.write(b"x"), lambda: io.BufferedReader(5), lambda: io.BufferedReader(),
             lambda: io.BufferedWriter(Source(b"")), lambda: io.BufferedWriter(io.BytesIO(), 0),
             lambda: io.BufferedReader(io.BytesIO(), "x")):
    try:
        call()
    except (TypeError, ValueError, OSError, AttributeError) as e:
        print(type(e).__name__, e)
b.close()
try:
    b.read()
except ValueError as e:
    print("closed")
