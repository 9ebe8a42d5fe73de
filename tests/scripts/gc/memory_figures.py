import gc
gc.collect()
before = gc.mem_alloc()
keep = bytearray(5000)
after = gc.mem_alloc()
print(after - before >= 5000, after - before < 6000, gc.mem_free() > 0)
del keep
gc.collect()
print(gc.mem_alloc() < after)
