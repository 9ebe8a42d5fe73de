# Odd and even moduli, long exponents, against the plain definition.
def slow(a, b, m):
    result = 1 % m
    for bit in bin(b)[2:]:
        result = result * result % m
        if bit == "1":
            result = result * a % m
    return result


for bits in (33, 64, 65, 96, 127, 200, 521):
    for m in ((1 << bits) - 1, 1 << bits, (1 << bits) - 2, 3 ** (bits // 2) * 2, 5 ** (bits // 3)):
        for e in (1, 2, 3, 65537, (1 << 40) + 1, (1 << 150) - 1, 7 ** 200):
            a = 12345678901234567890 % m
            assert pow(a, e, m) == slow(a, e, m), (bits, m, e)
            assert pow(-a, e, -m) == slow(-a % m, e, m) - (m if slow(-a % m, e, m) else 0), (bits, m, e)
p = (1 << 521) - 1
print(pow(3, p - 1, p), pow(3, -1, p) * 3 % p, pow(3, -5, p) == pow(pow(3, -1, p), 5, p))
