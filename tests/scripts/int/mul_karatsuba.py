# Long enough that multiplication goes by halves: checked by casting out and by identities.
# needs: 64-bit
a = 7 ** 3000 + 5
b = 11 ** 2500 - 3
for m in (97, 1000003, 2 ** 61 - 1):
    print((a * b) % m == (a % m) * (b % m) % m)
print((a + b) * (a - b) == a * a - b * b)
print(len(hex(a * b)), hash(a * b))
print((a * 12345678901234567890) % 1000000007)
