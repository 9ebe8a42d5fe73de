import io

s = io.StringIO("abcdef")


class Evil:
    def __index__(self):
        s.close()
        return 2


for call in (lambda: s.read(Evil()), lambda: s.readline(Evil()), lambda: s.seek(Evil()), lambda: s.truncate(Evil())):
    s = io.StringIO("abcdef")
    try:
        print(call())
    except ValueError as e:
        print(e)


class Shrink:
    def __index__(self):
        b.truncate(0)
        return 3


b = io.BytesIO(b"abcdef")
b.seek(5)
print(b.read(Shrink()), b.tell(), b.getvalue())
