from collections import deque
for n in range(5):
    for i in range(-6, 7):
        d, l = deque(range(n)), list(range(n))
        d.insert(i, "x")
        l.insert(i, "x")
        assert list(d) == l, (n, i)
d = deque([1, 2, 3, 2])
d.remove(2)
print(d)
for f in (d.remove, d.index):
    try:
        f(9)
    except ValueError as e:
        print("ValueError")
print(d.index(2, 1), deque("abcabc").index("a", 1, 5))
try:
    d.index(1, 1)
except ValueError as e:
    print("ValueError")
