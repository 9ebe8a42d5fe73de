import random
random.seed(5)
for _ in range(200):
    assert 0.0 <= random.random() < 1.0
    assert 1 <= random.randint(1, 6) <= 6
    assert random.randrange(10) in range(10)
    assert random.randrange(5, 50, 7) in range(5, 50, 7)
    assert random.randrange(10, 0, -3) in range(10, 0, -3)
    assert 0 <= random.getrandbits(5) < 32
    assert 0 <= random.getrandbits(100) < 2 ** 100
    assert 10 ** 30 <= random.randint(10 ** 30, 10 ** 31) <= 10 ** 31
    assert 2.0 <= random.uniform(2, 3) <= 3.0
print(random.getrandbits(0), random.randint(3, 3), random.randrange(1))
