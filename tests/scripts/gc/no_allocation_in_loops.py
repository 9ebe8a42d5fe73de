# needs: 64-bit
import gc
def ints():
    x = 0
    for i in range(10000):
        x = (x * 3 + i) & 0xFFFF
    return x
def floats():
    x = 0.5
    for i in range(10000):
        x = x * 1.0001 + 0.25
        if x > 1000.0:
            x = x - 999.5
    return x
for f in (ints, floats):
    f()
    gc.collect()
    gc.disable()
    a = gc.mem_alloc()
    f()
    b = gc.mem_alloc()
    gc.enable()
    print(f.__name__, b - a < 128)
