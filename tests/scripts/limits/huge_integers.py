from _helper_limits import too_large
print(too_large(lambda: 1 << (1 << 51)))
print(too_large(lambda: 1 << (1 << 70)))
print(too_large(lambda: 3 << (1 << 62)))
print(0 << (1 << 51), 1 >> (1 << 70), -1 >> (1 << 62), 5 >> (1 << 51))
print(too_large(lambda: -1 << (1 << 63)))
print(too_large(lambda: int.from_bytes(bytes(1 << 60), "big")))
for f in (lambda: 1.0 * (1 << 2000), lambda: float(10 ** 400), lambda: (10 ** 400) / 3.0, lambda: 10 ** 400 + 0.5, lambda: 2.0 ** 5000, lambda: int(float("inf"))):
    print(too_large(f))
print((1 << 5000) % 1000007, (10 ** 400) // (10 ** 398))
