# The exact sum keeps as many partial sums as it takes.
from math import fsum
spread = [2.0 ** n - 2.0 ** (n + 50) + 2.0 ** (n + 52) for n in range(-1074, 972, 24)]
print(fsum(spread + [-(2.0 ** 1022)]), fsum(spread), fsum(reversed(spread)))
bits = [2.0 ** n for n in range(-1000, 1000, 24)]
print(fsum(bits + [-x for x in bits]), fsum(bits[:70] + [-x for x in bits[1:70]]) == bits[0])
