n = float("nan")
d = {n: 1}
print(n in d, d[n], float("nan") in d)
d[float("nan")] = 2
print(len(d))
