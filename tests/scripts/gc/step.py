# stress: no (it counts collections)
# Collecting in steps, with changes in between, finds what is garbage and only that.
import gc

class Node:
    def __init__(self, next):
        self.next = next

def chain(n):
    first = None
    for i in range(n):
        first = Node(first)
    return first

def length(node):
    n = 0
    while node is not None:
        n, node = n + 1, node.next
    return n

gc.collect()
keep = chain(200)
steps = 0
while not gc.step(20):
    steps += 1
    second = keep.next      # what has been looked at gets what has not been yet
    keep.next = Node(second.next)
    second.next = None
    second = None
print(steps > 10, length(keep))
for i in range(5):
    junk = chain(100)
    while not gc.step(50):
        pass
print(length(junk), length(keep))
for bad in (0, -1, "x"):
    try:
        gc.step(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
