# three sorts of 500 items: numbers, with a key, strs in reverse
def bench():
    seed = 1
    numbers = []
    for i in range(500):
        seed = (seed * 1103 + 12345) % 65536
        numbers.append(seed)
    a = sorted(numbers)
    b = sorted(numbers, key=lambda x: -x)
    c = sorted([str(x) for x in numbers], reverse=True)
    return a[0] == b[-1], len(c)
