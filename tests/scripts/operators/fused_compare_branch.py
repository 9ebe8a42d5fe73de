# Comparisons used directly as conditions, with all kinds of operands.
values = [0, 1, -1, 2.5, 1.0, True, 10 ** 30, -10 ** 30, float("inf")]
out = []
for a in values:
    for b in values:
        bits = 0
        if a < b: bits |= 1
        if a <= b: bits |= 2
        if a > b: bits |= 4
        if a >= b: bits |= 8
        if a == b: bits |= 16
        if a != b: bits |= 32
        if not a < b: bits |= 64
        while a == b:
            bits |= 128
            break
        out.append(bits)
print(out)
