# stress: no (large strings)
# mem: 64m
# Widths of 10**9: a huge string or a clear error.
def check(function, length):
    try:
        return len(function()) == length
    except (MemoryError, OverflowError, ValueError):
        return True

n = 10 ** 9
print(check(lambda: "%1000000000d" % 1, n))
print(check(lambda: "{:1000000000}".format(1), n))
print(check(lambda: f"{'x':>{n}}", n))
print(check(lambda: "%*s" % (n, "x"), n))
