# __del__ is an ordinary method: nothing calls it.
import gc

class A:
    def __del__(self):
        print("deleted")

a = A()
a = None
gc.collect()
print("end")
A().__del__()
