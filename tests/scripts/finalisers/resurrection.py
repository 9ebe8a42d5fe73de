# An object that __del__ makes reachable again lives on, with all it refers to, and is not finalised a second time.
# needs: precise
import gc

class Other:
    pass

saved = []

class C:
    def __init__(self):
        self.part = ["part"]

    def __del__(self):
        print("del")
        saved.append(self)

def make():
    c = C()
    c.itself = c

make()
Other()
gc.collect()
print(len(saved), saved[0].part, saved[0].itself is saved[0])
saved.clear()
gc.collect()
gc.collect()
print(len(saved))
