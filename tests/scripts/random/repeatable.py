import random
for seed in (0, 1, -5, 2 ** 100, "text", b"bytes", 1.5):
    random.seed(seed)
    first = [random.random() for _ in range(5)]
    random.seed(seed)
    print(first == [random.random() for _ in range(5)], len(set(first)))
random.seed(1)
state = random.getstate()
a = [random.randint(0, 10 ** 9) for _ in range(5)]
random.setstate(state)
print(a == [random.randint(0, 10 ** 9) for _ in range(5)])
