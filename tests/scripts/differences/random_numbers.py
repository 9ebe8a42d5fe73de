# The generator is another one than CPython's, so the same seed gives other numbers.
import random
random.seed(1)
print([random.getrandbits(32) for i in range(3)], random.randrange(100))
again = random.Random(1)
print(again.getrandbits(32), again.getrandbits(32))
