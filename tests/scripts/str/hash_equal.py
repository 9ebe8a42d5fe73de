d = {}
for n in (0, 1, 5, 31, 32, 33, 34, 63, 64, 65, 100, 1000, 4095, 4096, 4097, 10000, 50000):
    s = "ab€"[n % 3] * n
    d[s] = n
    d[s[: n // 2] + s[n // 2:]] = -n
print(len(d), list(d.values()))
print(hash("abc" * 30) == hash("".join(["abc"] * 30)))
