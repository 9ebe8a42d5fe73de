# Errors in finalisers are written to standard error, with the function and a traceback.
import gc

class Other:
    pass

class C:
    def __del__(self):
        self.fail()

    def fail(self):
        raise ValueError("no")

def make():
    C()
    return None

make()
Other()
gc.collect()
print("end")
