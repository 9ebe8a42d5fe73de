names = "add sub mul truediv floordiv mod pow matmul and xor lshift rshift".split()
for t in (int, float, complex, bool, str, bytes, bytearray, list, tuple, dict, set, frozenset, range):
    print(t.__name__, *[[n for n in names if hasattr(t, "__%s%s__" % (p, n))] for p in ("", "r", "i")],
          [n for n in ("neg", "pos", "invert", "abs") if hasattr(t, "__%s__" % n)])
print((5).__pow__(2, 3), (5).__rsub__(7), "a".__mod__(()), [1].__add__([2]))
