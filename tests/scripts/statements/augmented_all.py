# All augmented operators on names, attributes and items.
x = 100
x += 10; print(x)
x -= 20; print(x)
x *= 3; print(x)
x //= 7; print(x)
x **= 2; print(x)
x %= 1000; print(x)
x <<= 3; print(x)
x >>= 1; print(x)
x &= 0xFF0; print(x)
x |= 0xF; print(x)
x ^= 0x55; print(x)
x /= 4; print(x)
s = "a"
s += "b"
s *= 3
print(s)
l = m = [1]
l += [2]
l *= 2
print(m, l is m)
t = u = (1,)
t += (2,)
print(t, u)
