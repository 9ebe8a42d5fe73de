# An error in __del__ is swallowed; the other finalisers run.
import gc

class Bad:
    def __del__(self):
        raise ValueError("in __del__")

class Good:
    def __del__(self):
        print("good")

def make():
    for i in range(3):
        Bad()
        Good()

try:
    make()
    gc.collect()
except ValueError:
    print("not swallowed")
print("end")
