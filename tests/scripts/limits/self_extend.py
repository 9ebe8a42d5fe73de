# Containers used on themselves.
a = [1, 2, 3]
a.extend(a)
print(a)
a += a
print(len(a))
a[:] = a
a[2:4] = a
print(len(a))
a[::2] = a[::2]
b = [1, 2]
b.extend(x for x in b if len(b) < 10)
print(b)
d = {"a": 1}
d.update(d)
s = {1, 2}
s.update(s)
s |= s
print(d, s)
s -= s
print(s)
s = {1, 2}
s ^= s
print(s)
c = bytearray(b"ab")
c.extend(c)
c[1:3] = c
print(c)
