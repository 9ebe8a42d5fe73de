import gc
old = gc.threshold()
print(type(old).__name__)
gc.threshold(4096)
print(gc.threshold())
x = [str(i) for i in range(1000)]
gc.threshold(-1)
print(gc.threshold(), len(x))
try:
    gc.threshold("a")
except TypeError as e:
    print(e)
gc.threshold(old)
