# Absurd sizes end in an error at once; CPython would go on computing for a long time.
for f in (lambda: 10 ** (10 ** 30), lambda: 7 ** (1 << 62), lambda: 1 << (1 << 90)):
    try:
        f()
        print("no error")
    except (MemoryError, OverflowError):
        print("refused")
