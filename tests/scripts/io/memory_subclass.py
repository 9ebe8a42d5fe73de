import io


class Log(io.StringIO):
    def __init__(self, name, *args):
        super().__init__(*args)
        self.name = name

    def write(self, text):
        return super().write(text.upper())


log = Log("n", "start ")
log.seek(0, 2)
print("hello", file=log)
print(log.name, log.getvalue(), isinstance(log, io.TextIOBase), isinstance(log, io.IOBase), type(log).__mro__[1])


class B(io.BytesIO):
    pass


b = B(b"x")
b.extra = 1
print(b.read(), b.extra, isinstance(b, io.BufferedIOBase), isinstance(b, io.RawIOBase))
b.__init__(b"again")
print(b.read())
