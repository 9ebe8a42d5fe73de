from collections import Counter
a, b = Counter(a=3, b=1, n=-1), Counter(a=1, b=2, c=4)
print(a + b, a - b, a & b, a | b)
print(+a, -a)
a += b
print(a)
a -= Counter(c=10)
print(a)
a |= Counter(z=1)
a &= Counter(z=5, b=1)
print(a)
try:
    a + {"x": 1}
except TypeError as e:
    print(e)
