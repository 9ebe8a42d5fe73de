# Larger results.
a = [i for i in range(5000)]
print(len(a), sum(a), a[-1])
d = {i: str(i) for i in range(3000)}
print(len(d), d[2999])
s = {i % 700 for i in range(3000)}
print(len(s), sum(s))
