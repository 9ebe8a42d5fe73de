# __del__ is called once for an object that nothing refers to any more.
# needs: precise
import gc

class Other:
    pass

class C:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)

def make():
    C("a")
    gc.collect()

make()
Other()
gc.collect()
gc.collect()

class D(C):
    pass

def derived():
    D("derived")

derived()
Other()
gc.collect()
print("end")
