# stress: no (it counts collections)
# The line that MicroPython's documentation recommends works, and so do all arguments it names.
import gc

gc.threshold(gc.mem_free() // 4 + gc.mem_alloc())
print(gc.threshold() > 0)
gc.threshold(20000)
gc.collect()
n = gc.stats().collections
for i in range(100):
    bytearray(1000)
print(gc.stats().collections - n >= 3, gc.threshold(-1), gc.threshold())
for bad in (lambda: gc.threshold(1, 2), lambda: gc.threshold(1.5)):
    try:
        bad()
    except TypeError as e:
        print("TypeError")
