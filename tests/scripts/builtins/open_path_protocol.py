class P:
    def __fspath__(self):
        return "p.txt"
with open(P(), "w") as f:
    f.write("via path")
print(open("p.txt").read(), open(b"p.txt").read())
print(open("p.txt", mode="r", encoding="utf-8").readable(), open("p.txt").writable(), open("p.txt").seekable())
