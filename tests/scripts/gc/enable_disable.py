import gc
print(gc.isenabled())
gc.disable()
print(gc.isenabled())
x = [list(range(10)) for i in range(50)]
gc.enable()
print(gc.isenabled(), len(x), gc.collect(0) >= 0)
