from _helper_limits import too_large
# needs: 64-bit
n = 1 << 62
for x in ("x", "ab", b"x", [0], (1,), [], ""):
    print(too_large(lambda: x * n) if x else len(x * n), too_large(lambda: x * (1 << 70)))
print(too_large(lambda: [0] * (1 << 61)), too_large(lambda: (1, 2) * (1 << 60)))
print(too_large(lambda: [1, 2, 3] * ((1 << 62) - 1)))

def in_place():
    a = [1]
    a *= 1 << 62

print(too_large(in_place))
print("x" * -n, [0] * -n, (1,) * -n)
