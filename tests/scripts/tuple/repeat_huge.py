for n in (1 << 62, 1 << 70, 1 << 60):
    for t in ((1, 2, 3), (None,)):
        try:
            t * n
        except (MemoryError, OverflowError):
            print('too large')
print(() * (1 << 28))
