def check(a):
    b = a[:]
    b.sort()
    for i in range(len(b) - 1):
        assert b[i] <= b[i + 1], (a, b)
    assert len(a) == len(b)
    c = sorted(a, key=lambda x: -x)
    c.reverse()
    assert c == b
x = 12345
for n in (1, 2, 3, 23, 24, 25, 48, 49, 63, 64, 65, 100, 128, 129, 500, 1000):
    check(list(range(n)))
    check(list(range(n, 0, -1)))
    check([i % 3 for i in range(n)])
    check([i if i % 10 else 0 for i in range(n)])
    check(list(range(n // 2)) + list(range(n)))
    check(list(range(n // 2, n)) + list(range(n // 2)))
    a = []
    for i in range(n):
        x = (x * 1103515245 + 12345) & 0x7fffffff
        a.append(x >> 8)
    check(a)
print('ok')
