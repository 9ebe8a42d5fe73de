# All binary arithmetic operators.
class V:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return "V(%s)" % self.n

for name in "add sub mul truediv floordiv mod pow lshift rshift and or xor matmul".split():
    exec("def f(self, other): return '%s', self, other" % name)
    setattr(V, "__%s__" % name, f)

a, b = V(1), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b)
print(a ** b, a << b, a >> b, a & b, a | b, a ^ b, a @ b)
