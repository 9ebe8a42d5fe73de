s = set()
for i in range(10000):
    s.add(i)
    if len(s) > 5:
        s.discard(i - 5)
print(sorted(s))
for i in range(10000):
    s.add("x")
    s.remove("x")
print(len(s))
