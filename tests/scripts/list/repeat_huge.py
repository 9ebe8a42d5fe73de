def huge(f):
    try:
        f()
    except (MemoryError, OverflowError):
        print('too large')
a = [1, 2, 3]
huge(lambda: a * (1 << 62))
huge(lambda: a * (1 << 70))
huge(lambda: [0] * (1 << 60))
huge(lambda: a.__imul__(1 << 61))
huge(lambda: list(range(1 << 60)))
print(a, [] * (1 << 28))
