# stress: no (collections come earlier)
# needs: precise
# While the heap is locked no finaliser runs.
import gc
import micropython

class Other:
    pass

class C:
    def __del__(self):
        print("del")

def make():
    for i in range(3):
        c = C()
        c.itself = c

make()
Other()
def locked():
    total = 0
    micropython.heap_lock()
    for i in range(1000):
        total += i
    micropython.heap_unlock()
    return total

print(locked())
gc.collect()
print("end")
