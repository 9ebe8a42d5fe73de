for number in (1, 2, 3, 4, 5, 10, 11, 13, 17, 20, 21, 22, 32, 103, 104, 110, 111, 114, 115, 999):
    e = OSError(number, "text")
    print(number, type(e).__name__, e)
print(type(OSError(2)).__name__, type(IOError(2, "x")).__name__)

class Mine(OSError):
    pass

print(type(Mine(2, "x")).__name__, Mine(2, "x").errno, Mine(2, "x"))
print(FileNotFoundError(5, "odd").errno)
