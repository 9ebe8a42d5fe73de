# two nested loops over range(100)
def bench():
    total = 0
    for i in range(100):
        for j in range(100):
            total += i * j & 15
    return total
