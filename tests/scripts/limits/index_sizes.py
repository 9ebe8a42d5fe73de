# Indexes and slices beyond the machine word.
n = 1 << 70
for x in ([1, 2], "ab", (1, 2), b"ab", range(2)):
    for i in (n, -n, 1 << 62, -(1 << 62), (1 << 63) - 1, -(1 << 63)):
        try:
            x[i]
        except IndexError as e:
            print(type(e).__name__, end=" ")
    print(x[-n:n], x[n:], x[:-n], x[::n], x[::-n], x[n:-n:-1])
a = [1, 2, 3]
a[n:] = [4]
a[-n:1] = []
print(a)
del a[-n:n:2]
print(a)
a.insert(100, 9)
a.insert(-5, 8)
print(a)
