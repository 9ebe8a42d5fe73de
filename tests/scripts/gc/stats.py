# stress: no (it counts collections)
# gc.stats() gives the counters of the heap as a named tuple.
import gc

gc.collect()
gc.collect()
before = gc.stats()
print(type(before).__name__, len(before), isinstance(before, tuple))
keep = [bytearray(1000) for i in range(20)]
after = gc.stats()
print(after.used - before.used >= 20000, after.allocations - before.allocations >= 40, after.peak >= after.used)
print(abs(after.used - gc.mem_alloc()) < 500, after.free >= after.largest_free > 0, after.collections >= before.collections > 0)
gc.collect()
print(gc.stats().collections > after.collections, after.longest_pause_us >= after.last_pause_us >= 0)
n = gc.stats().compactions
gc.compact()
print(gc.stats().compactions == n + 1, gc.stats().moved >= after.moved)
try:
    gc.stats(1)
except TypeError:
    print("TypeError")
