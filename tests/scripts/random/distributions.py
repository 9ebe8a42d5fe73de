# needs: double
import random

random.seed(1)
n = 4000


def mean(f, *args):
    return sum(f(*args) for _ in range(n)) / n


def near(x, expected, tolerance):
    return abs(x - expected) < tolerance


print(near(mean(random.gammavariate, 2, 3), 6, 0.5), near(mean(random.gammavariate, 0.5, 2), 1, 0.2))
print(near(mean(random.betavariate, 2, 3), 0.4, 0.05), near(mean(random.lognormvariate, 0, 0.25), 1.03, 0.05))
print(near(mean(random.paretovariate, 5), 1.25, 0.05), near(mean(random.weibullvariate, 2, 1), 2, 0.2))
angles = [random.vonmisesvariate(1, 4) for _ in range(n)]
print(all(0 <= a < 6.2832 for a in angles), near(sum(a for a in angles if a < 4) / n, 1, 0.15))
print(all(0 <= random.vonmisesvariate(0, 0) < 6.2832 for _ in range(100)))
r = random.Random(5)
a = [r.gammavariate(1, 1), r.betavariate(1, 2), r.randbytes(3)]
r.seed(5)
print(a == [r.gammavariate(1, 1), r.betavariate(1, 2), r.randbytes(3)])
