with open("n.txt", "wb") as f:
    f.write(b"a\r\nb\rc\nd")
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("n.txt", newline=newline) as f:
        print(repr(newline), f.readlines())
    with open("n.txt", newline=newline) as f:
        print(repr(f.read()))
for newline in (None, "", "\n", "\r", "\r\n"):
    with open("m.txt", "w", newline=newline) as f:
        f.write("x\ny\n")
    print(open("m.txt", "rb").read())
try:
    open("n.txt", newline="x")
except ValueError as e:
    print(e)
