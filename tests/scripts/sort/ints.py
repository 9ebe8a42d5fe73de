import random
r = random.Random
a = [(i * 7919) % 1009 for i in range(1009)]
a.sort()
print(a == list(range(1009)))
a.sort(reverse=True)
print(a == list(range(1008, -1, -1)))
print(sorted([3, -1, 2, 0, -5]), sorted([1 << 70, 5, -(1 << 70), 1 << 40]))
for n in range(70):
    b = [(i * 37) % (n + 1) for i in range(n)]
    c = sorted(b)
    assert all(c[i] <= c[i + 1] for i in range(n - 1)) and len(c) == n
print('ok')
