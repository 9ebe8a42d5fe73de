# Unpacking assignments of all iterables.
a, b = 1, 2
(c, d) = [3, 4]
[e, f] = "ef"
g, = (5,)
h, i = {"x": 1, "y": 2}
j, k, l = range(3)
print(a, b, c, d, e, f, g, h, i, j, k, l)
a, b = b, a
print(a, b)
m = n = (1, 2)
o, p = q = m
print(m, n, o, p, q)
