# The threshold is counted in blocks of memory.
import gc
gc.threshold(1)
print(gc.threshold())
gc.threshold(100)
print(gc.threshold())
gc.threshold(-5)
print(gc.threshold())
gc.threshold(0)
print(gc.threshold(), len([[] for i in range(100)]))
gc.threshold(-1)
