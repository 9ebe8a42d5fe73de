# Long stretches from one side; comparisons that raise in the middle of a merge leave a permutation.
class K:
    def __init__(self, v, i):
        self.v, self.i = v, i
    def __lt__(self, other):
        global left
        left -= 1
        if left == 0:
            raise ZeroDivisionError
        return self.v < other.v
def pattern(n, seed):
    a = sorted((i * seed) % 101 for i in range(n))
    b = sorted((i * seed * 3) % 67 for i in range(n // 3 + 1))
    return [a + b, b + a, a[:n // 2] + b + a[n // 2:], a[::-1] + b]
good = 0
for n in (1, 20, 70, 150):
    for seed in (7, 11, 31):
        for values in pattern(n, seed):
            left = -1
            items = [K(v, i) for i, v in enumerate(values)]
            items.sort()
            pairs = [(k.v, k.i) for k in items]
            good += all(p <= q for p, q in zip(pairs, pairs[1:])) and len(pairs) == len(values)
            keys = sorted(range(len(values)), key=lambda i: values[i], reverse=True)
            good += all((-values[i], i) < (-values[j], j) for i, j in zip(keys, keys[1:]))
            for left in (3, n, 2 * n):
                items = [K(v, i) for i, v in enumerate(values)]
                try:
                    items.sort()
                except ZeroDivisionError:
                    pass
                good += sorted(k.i for k in items) == list(range(len(values)))
print(good)
