from collections import OrderedDict
class LRU(OrderedDict):
    def __init__(self, size):
        super().__init__()
        self.size = size
    def get(self, key):
        self.move_to_end(key)
        return self[key]
    def put(self, key, value):
        self[key] = value
        if len(self) > self.size:
            self.popitem(last=False)

c = LRU(3)
for k in "abc":
    c.put(k, k.upper())
c.get("a")
c.put("d", "D")
print(list(c.items()), c.size)
for i in range(2000):
    c.put(i, i)
print(c)
