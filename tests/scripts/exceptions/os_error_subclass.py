# Error numbers choose the subclass of OSError, if it is OSError itself that is called.
for number in (1, 2, 3, 4, 5, 10, 11, 13, 17, 20, 21, 32, 103, 104, 108, 110, 111, 114, 115):
    print(number, type(OSError(number, "m")).__name__)

class Mine(OSError):
    pass

print(type(Mine(2, "m")).__name__, type(FileNotFoundError(13, "m")).__name__, type(OSError(2)).__name__)
