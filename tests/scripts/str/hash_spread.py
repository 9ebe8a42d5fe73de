seen = set()
base = "x" * 4000
for i in range(0, 1000, 10):
    seen.add(hash(base[:i] + "y" + base[i + 1:]))
for i in range(200):
    seen.add(hash("key%d" % i + "-" * 40))
print(len(seen) > 295)
