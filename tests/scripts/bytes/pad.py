print(b"ab".center(5), b"ab".ljust(4, b"."), b"ab".rjust(4, bytearray(b"*")), b"-5".zfill(4), b"a\tb".expandtabs(4))
for f in (lambda: b"a".center(5, "x"), lambda: b"a".ljust(5, b"xy"), lambda: b"a".rjust(5, 1)):
    try:
        print(f())
    except TypeError as e:
        print(e)
