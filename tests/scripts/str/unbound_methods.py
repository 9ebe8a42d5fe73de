print(str.upper("abc"), str.join(",", ["a", "b"]), list(map(str.strip, [" a ", "b "])),
    sorted(["b", "A", "c"], key=str.lower))
f = "x,y".split
print(f(","), callable(f))
