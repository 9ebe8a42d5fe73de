s = {1, 2}
t = s.copy()
s.clear()
print(s, sorted(t), t is s)
t.add(3)
print(len(s), len(t))
