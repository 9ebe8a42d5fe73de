# stress: no (large strings)
from _helper_limits import too_large
big = "a" * (1 << 20)
print(too_large(lambda: big * (1 << 42)))
print(too_large(lambda: (big * 16).replace("a", big * 16)))
print(too_large(lambda: (big * 16).encode().replace(b"a", (big * 16).encode())))
print(len(big.replace("a", "bb")), len(big.replace("a", "")))
