with open("a.txt", "w") as f:
    print(f.write("hello\n"), f.write("w\u20acrld\n"), f.name, f.mode, f.closed)
print(f.closed)
with open("a.txt") as f:
    print(repr(f.read()), repr(f.read()))
with open("a.txt") as f:
    print(repr(f.readline()), repr(f.readline()), repr(f.readline()))
with open("a.txt") as f:
    print(f.readlines())
with open("a.txt") as f:
    print([line.rstrip() for line in f])
with open("a.txt", "a") as f:
    f.writelines(["x\n", "y"])
print(open("a.txt").read())
