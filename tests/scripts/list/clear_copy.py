a = [[1], 2]
b = a.copy()
print(b == a, b is a, b[0] is a[0])
a.clear()
print(a, b)
a.append(1)
print(a)
class L(list):
    pass
print(type(L([1]).copy()).__name__)
