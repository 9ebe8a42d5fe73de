# Assignment to slices of lists.
a = list(range(6))
a[1:3] = "xyz"
print(a)
a[:0] = [9]
a[len(a):] = (8,)
print(a)
a[::2] = [0] * len(a[::2])
print(a)
a[1:1] = a
print(a)
a[:] = []
print(a)
for source in ("a[::2] = [1]", "a[0:1] = 5"):
    a = [1, 2, 3, 4]
    try:
        exec(source)
    except (TypeError, ValueError) as e:
        print(e)
