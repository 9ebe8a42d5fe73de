# needs: double
n = 5
n += 3
n *= 10 ** 20
n -= 1
n //= 7
n %= 10 ** 18
n |= 1
n &= ~2
n ^= 0xff
n **= 2
print(n)
n /= 3
print(n)
