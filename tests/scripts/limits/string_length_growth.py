# stress: no (large strings)
# Strings built step by step.
s = ""
for i in range(20000):
    s += "ab"
print(len(s))
t = "x"
for _ in range(18):
    t += t
print(len(t), t.count("x"))
b = b""
for i in range(2000):
    b += bytes([i & 255])
print(len(b), sum(b))
parts = []
for i in range(30000):
    parts.append(str(i))
print(len("".join(parts)))
