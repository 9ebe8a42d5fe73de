# All members of a cycle that have __del__ are called, each seeing the others whole.
# needs: precise
import gc

class Other:
    pass

order = []

class Node:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        order.append((self.name, self.other.name, self.other.other.name))

def make():
    a, b, c = Node("a"), Node("b"), Node("c")
    a.other, b.other, c.other = b, c, a

make()
Other()
gc.collect()
print(sorted(order))
