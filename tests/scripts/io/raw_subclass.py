import io


class Source(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, room):
        n = min(len(room), len(self.data), 3)
        room[:n] = self.data[:n]
        self.data = self.data[n:]
        return n


print(Source(b"abcdefgh").read(2), Source(b"abcdefgh").read(5), Source(b"abcdefgh").read(), Source(b"ab").readall())
print(Source(b"one\ntwo\nthree").readline(), list(Source(b"one\ntwo\nthree")), Source(b"a\nb\n").readlines())
print(Source(b"abc\n").readline(2))
with Source(b"") as s:
    print(s.closed, s.readable(), s.writable(), s.seekable())
print(s.closed)
for call in (s.flush, s.readable, s.__enter__, s.writable, lambda: s.seek(0), s.fileno, s.tell):
    try:
        print(call())
    except (ValueError, OSError) as e:
        print(type(e).__name__, e)


class Sink(io.RawIOBase):
    def __init__(self):
        self.got = []

    def write(self, data):
        self.got.append(bytes(data))
        return len(data)

    def flush(self):
        self.got.append("flush")


s = Sink()
s.writelines([b"1", b"2"])
s.close()
s.close()
print(s.got, s.closed)
