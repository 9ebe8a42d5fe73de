# needs: 64-bit
import sys

h = sys.hash_info
print(h.width, h.modulus, h.inf, h.nan, h.imag, hash(float("inf")) == h.inf, hash(h.modulus), hash(1j) == h.imag)
print(len(h), isinstance(h.algorithm, str), isinstance(h.cutoff, int), type(h).__name__)
