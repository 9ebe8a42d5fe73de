import gc
def garbage():
    return [[i] for i in range(100)]
gc.collect()
for i in range(3):
    garbage()
print(gc.collect() > 0, gc.collect() >= 0, type(gc.collect()).__name__)
