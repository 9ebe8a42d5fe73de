a = b = bytearray(b"ab")
a += b"c"
a *= 2
print(a, a is b)
a *= 0
print(a, b)
a += a
for f in ("a += 'x'", "a += 1", "a *= 1.5", "a *= 'x'"):
    try:
        exec(f)
    except TypeError as e:
        print(e)
