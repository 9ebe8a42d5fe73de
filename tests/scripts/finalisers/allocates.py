# __del__ may allocate, collect, make objects with __del__, and use what it finds.
# needs: precise
import gc

class Other:
    pass

count = 0

class Inner:
    def __del__(self):
        global count
        count += 1

class Outer:
    def __init__(self):
        self.items = [str(i) for i in range(50)]

    def __del__(self):
        global count
        count += len([x * 2 for x in self.items])
        Inner()
        gc.collect()

def make():
    for i in range(5):
        Outer()

make()
Other()
for i in range(3):
    gc.collect()

gc.collect()
print(count)
