# __del__ is looked up on the class, also when it was put there later than the class statement; not on the instance.
# needs: precise
import gc

class Other:
    pass

class A:
    def __del__(self):
        print("A")

class B(A):
    pass

class C(A):
    def __del__(self):
        print("C")
        super().__del__()

def make(cls):
    x = cls()
    x.__del__ = lambda: print("never")

make(B)
Other()
make(C)
Other()
gc.collect()
A.__del__ = lambda self: print("changed")
make(A)
Other()
object()
gc.collect()
print("end")
