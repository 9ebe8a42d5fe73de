# needs: little-endian
def show(f, *args, **kw):
    try:
        print(f(*args, **kw))
    except Exception as e:
        print(type(e).__name__, e)

def store(m, key, value):
    m[key] = value
    return m.tobytes()


memory = bytearray(range(12))
m = memoryview(memory)
n = m.cast("B", [3, 4])
z = m.cast("H", shape=(2, 3))
q = m.cast("B", (2, 3, 2))
for v in (n, z, q):
    print(v.shape, v.strides, v.ndim, len(v), v.tolist(), v.nbytes, v.c_contiguous, v.f_contiguous, v.contiguous, v.suboffsets)
    print(v.tobytes(), v.tobytes("F"), v.tobytes(order="A"), v.hex(), bytes(v), v.cast("B").shape, v.toreadonly().shape, memoryview(v).strides, v.obj is memory)
print(n[1, 2], n[-1, -1], z[1, 0], q[1, 2, 1], n[0:1].shape, n[::-2].tolist(), n[::-2].strides, q[1:].tolist(), n[1:2][0, 3])
show(store, n, (1, 1), 99)
print(n == m, n == m.cast("B", [3, 4]), n == m.cast("B", [4, 3]), n[:2] == n[:2], n[::2] == n[:2], n[::2].tobytes(), n[::2].c_contiguous)
print(n[::2].tobytes("F"), q[::-1].tobytes("F"), m.cast("B", [1] * 63 + [12]).ndim, m.cast("B", [True, 12]).shape, hash(memoryview(b"abcd").cast("B", [2, 2])) == hash(b"abcd"))
