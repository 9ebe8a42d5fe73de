import io


class B(io.BufferedIOBase):
    def read(self, n=-1):
        return b"abcdef"[:n]


b = B()
room = bytearray(3)
print(b.readinto(room), room)


class Long(io.BufferedIOBase):
    def read(self, n=-1):
        return b"too long"


for target in (bytearray(2), b"ro", 5):
    try:
        Long().readinto(target)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)


class T(io.TextIOBase):
    def write(self, text):
        print("got", repr(text))
        return len(text)


print("a", 1, file=T(), sep="-")
T().writelines(["x", "y"])
