# Augmented assignment through nonlocal, for all operators.
def f():
    x = 100

    def g():
        nonlocal x
        x += 5
        x -= 1
        x *= 2
        x //= 3
        x %= 50
        x **= 2
        x <<= 2
        x >>= 1
        x |= 1
        x &= 0xFFFF
        x ^= 3
        return x

    return g(), x

print(f())
