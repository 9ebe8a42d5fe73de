# 10,000 steps of float arithmetic
def bench():
    x = 0.5
    total = 0.0
    for i in range(10000):
        x = x * 3.5 * (1.0 - x)
        total += x - 0.25
    return total > 0
