import io


class Bad(io.RawIOBase):
    def __init__(self, result):
        self.result = result

    def readinto(self, room):
        return self.result


print(Bad(None).read(5), Bad(0).read(5), Bad(None).readall())
for result in ("x", 1.5):
    try:
        Bad(result).read(5)
    except (ValueError, TypeError) as e:
        print(type(e).__name__)


class Text(io.IOBase):
    def read(self, n):
        return "text"


try:
    Text().readline()
except OSError as e:
    print(e)
for base in (io.RawIOBase, io.BufferedIOBase, io.TextIOBase, io.IOBase):
    s = base()
    for name, args in (("read", ()), ("write", (b"",)), ("seek", (0,)), ("tell", ()), ("truncate", ()), ("fileno", ()),
                       ("detach", ())):
        try:
            getattr(s, name)(*args)
        except (OSError, NotImplementedError, AttributeError) as e:
            print(base.__name__, name, type(e).__name__)
