# Each in-place operator calls its own method.
class V:
    pass

for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    exec("def f(self, other): print('%s', other); return self" % name)
    setattr(V, "__i%s__" % name, f)
v = V()
v += 1
v -= 2
v *= 3
v /= 4
v //= 5
v %= 6
v **= 7
v <<= 8
v >>= 9
v &= 10
v |= 11
v ^= 12
v @= 13
