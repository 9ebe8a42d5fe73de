a = [2.5, -1.0, 0.0, 1e30, -1e30, 0.5, 1.5]
a.sort()
print(a[1:-1])
print(sorted([1, 0.5, 2, 1.5]))
print(sorted([2.0, 1, 3.5, True, 0]))
inf = float('inf')
print(sorted([inf, 1.0, -inf]))
