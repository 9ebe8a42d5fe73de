class I:
    def __index__(self):
        return -10
for f in (bin, oct, hex):
    print(f(0), f(1), f(-1), f(255), f(-255), f(True), f(I()), f(1 << 70), f(-(1 << 70)))
for f in (bin, oct, hex):
    for x in (1.5, "a"):
        try:
            f(x)
        except TypeError as e:
            print(e)
