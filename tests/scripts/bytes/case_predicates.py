b = b"hEllo wOrld 1\xe9"
print(b.upper(), b.lower(), b.title(), b.capitalize(), b.swapcase())
names = "isalnum isalpha isascii isdigit islower isspace istitle isupper".split()
for s in (b"", b"a", b"A", b"1", b"a1", b" \t\x0b", b"\x1c", b"\xe9", b"Ab Cd", b"a b"):
    print(s, [n for n in names if getattr(s, n)()])
