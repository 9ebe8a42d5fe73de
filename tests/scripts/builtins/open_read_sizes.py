with open("s.txt", "w") as f:
    f.write("\u20acabc\xe9\nline two\r\nlast")
with open("s.txt") as f:
    print([f.read(n) for n in (0, 1, 3, 2, 5)], repr(f.read(-1)))
with open("s.txt") as f:
    print([f.readline(3), f.readline(100), f.readline(4), f.readline()])
with open("s.txt", "w") as f:
    for i in range(3000):
        f.write("line %d\n" % i)
with open("s.txt") as f:
    lines = f.readlines()
print(len(lines), lines[0], lines[-1], sum(len(line) for line in lines))
with open("s.txt") as f:
    print(len(f.read()))
