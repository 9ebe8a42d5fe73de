# Bitwise operators with negative and large numbers.
a, b = 0b1100, 0b1010
print(a & b, a | b, a ^ b, ~a)
print(-1 & 0xFF, -256 | 1, -1 ^ 5, ~-1, -5 & -3)
big = 1 << 80
print(big & -big == big, (big | 1) & 1, (-big) & ((1 << 90) - 1), big ^ big, -big | big - 1)
print(True & False, True | 2, True ^ True, type(True & True).__name__, type(True | 1).__name__)
