from _helper_limits import too_large
n = 1 << 62
for f in (
    lambda: bytes(n),
    lambda: bytearray(n),
    lambda: list(range(n)),
    lambda: tuple(range(n)),
    lambda: "x".ljust(n),
    lambda: "x".rjust(n),
    lambda: "x".center(n),
    lambda: "5".zfill(n),
    lambda: b"x".ljust(n),
    lambda: bytes(1 << 70),
    lambda: (5).to_bytes(n, "big"),
    lambda: [0] * (n - 1) + [0],
):
    print(too_large(f))
