import gc
gc.collect()
before = gc.mem_alloc()
keep = [bytearray(5000) for i in range(5)]
after = gc.mem_alloc()
print(after - before >= 25000, after - before < 29000, gc.mem_free() > 0)
keep.clear()
gc.collect()
print(gc.mem_alloc() < after - 15000)
