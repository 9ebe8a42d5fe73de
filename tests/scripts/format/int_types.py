for v in (0, 1, -1, 42, -255, 10 ** 12, -(1 << 70)):
    for spec in ("d", "b", "o", "x", "X", "#b", "#o", "#x", "#X", "n", "+d", " d", "-d", "+", "#d"):
        print(format(v, spec), end=" ")
    print()
print(format(65, "c"), format(0x20ac, "c"), format(65, "5c") + "|", format(65, "<5c") + "|", format(True, "d"),
    format(True), format(True, "5"))
