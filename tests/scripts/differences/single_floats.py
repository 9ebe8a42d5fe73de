# Floats have single precision where a word has 32 bits: seven digits, and 24 bits of an int.
import sys
print(0.1 + 0.2, 1 / 3, 1e30 * 1e30)
print(16777217.0, float(2 ** 24 + 1) == 2 ** 24 + 1, sys.float_info.mant_dig)
