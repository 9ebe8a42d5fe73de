# Slices with any step, of slices.
m = memoryview(bytearray(range(10)))
for a in (None, 0, 2, -3, 20, -20):
    for b in (None, 5, -1, 0):
        for c in (None, 2, -1, -3, 10**20):
            v = m[a:b:c]
            w = v[::-2]
            print(a, b, c, v.tolist(), v.strides if c != 10**20 else "", v.contiguous, bytes(w), w.tolist()[::-1] == list(reversed(w)))
