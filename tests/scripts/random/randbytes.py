import random

print(random.randbytes(0), len(random.randbytes(5)), type(random.randbytes(1)).__name__)
random.seed(3)
a = random.randbytes(8)
random.seed(3)
print(a == random.randbytes(8), len({random.randbytes(4) for _ in range(50)}) > 45)
for arg in (-1, "a", 1.5):
    try:
        random.randbytes(arg)
    except (TypeError, ValueError) as e:
        print(type(e).__name__)
