# The exact sum keeps as many partial sums as it takes.
from math import fsum
spread = [2.0 ** n - 2.0 ** (n + 50) + 2.0 ** (n + 52) for n in range(-1074, 972, 2)]
print(fsum(spread + [-(2.0 ** 1022)]), fsum(spread), fsum(reversed(spread)))
bits = [2.0 ** n for n in range(-1000, 1000, 4)]
print(fsum(bits + [-x for x in bits]), fsum(bits[:200] + [-x for x in bits[1:200]]) == bits[0])
