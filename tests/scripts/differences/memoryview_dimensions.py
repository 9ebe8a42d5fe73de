# memoryview has one dimension.
m = memoryview(bytes(range(8)))
print(m.cast("H").itemsize, m.ndim)
try:
    m.cast("B", [2, 4])
except NotImplementedError as e:
    print(e)
