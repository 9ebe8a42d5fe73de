import io


class Bad(io.RawIOBase):
    def __init__(self, result):
        self.result = result

    def readable(self):
        return True

    writable = seekable = readable

    def read(self, n=-1):
        return self.result

    def write(self, data):
        return self.result

    def seek(self, *args):
        return self.result


for result in ("text", 5, b"x" * 100000):
    try:
        print(io.TextIOWrapper(Bad(result)).read())
    except (TypeError, OSError) as e:
        print(type(e).__name__)
for result in (-1, 100, "x"):
    b = io.BufferedWriter(Bad(result), 4)
    try:
        b.write(b"longer")
    except (TypeError, OSError) as e:
        print(type(e).__name__)


class Raises(io.RawIOBase):
    def readable(self):
        return True

    writable = readable

    def read(self, n=-1):
        raise KeyError("read")

    def write(self, data):
        raise KeyError("write")

    def close(self):
        print("closed")


t = io.TextIOWrapper(Raises())
try:
    t.read()
except KeyError as e:
    print(e)
t.write("x")
try:
    t.close()
except KeyError as e:
    print(e)
