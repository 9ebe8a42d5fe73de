# Shapes whose product is beyond sizes.
# needs: 64-bit
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

def store(m, key, value):
    m[key] = value


m = memoryview(bytearray(range(12)))
n = m.cast("B", [3, 4])
for key in (0, slice(0, 1), (slice(0, 1), slice(0, 1)), (0, slice(0, 1)), (3, 0), (0, 4), (0, -5), (0, 0, 0), (), "a", (0, "a"), ..., None, (0,)):
    if key != slice(0, 1):
        show(n.__getitem__, key)
    show(n.__setitem__, key, 1)
    if key not in (0, slice(0, 1), (0,)):
        show(m.__getitem__, key)
show(list, n)
show(lambda: 3 in n)
show(store, n, (0, 0), 300)
show(n.__delitem__, (0, 0))
show(n.cast, "B", [4, 3])
show(n[::2].cast, "B")
for shape in ([5, 2], [0], [-1, 12], ["a"], [2**70], 5, [1] * 65, (), [3.0], None, "ab", [2**62, 2**62]):
    show(m.cast, "B", shape)
show(memoryview(b"").cast, "B", [0, 3])
for order in ("x", 5, "", "CC"):
    show(n.tobytes, order)
