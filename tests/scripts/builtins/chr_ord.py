print(chr(65), chr(0x20ac), repr(chr(0)), chr(0x1f600), ord("A"), ord("\u20ac"), ord("\U0001f600"), ord(b"a"))
print(len(chr(0xd800)), ord(bytearray(b"z")))
for x in (-1, 0x110000):
    try:
        chr(x)
    except ValueError as e:
        print(e)
for x in ("", "ab", b"ab", 1, None):
    try:
        ord(x)
    except TypeError as e:
        print(e)
try:
    chr("a")
except TypeError as e:
    print(e)
