s = set()
for i in range(5000):
    s.add(i * 7)
print(len(s), 7 * 4999 in s, 3 in s, sum(s))
t = set(range(0, 5000, 5))
print(len(s & t), len(s | t), len(s - t), len(s ^ t))
for i in range(5000):
    s.discard(i)
print(len(s), min(s))
