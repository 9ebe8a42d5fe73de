from collections import OrderedDict
d = OrderedDict((i, i * i) for i in range(20))
print(d.popitem(), d.popitem(last=False), d.popitem(False), len(d))
while len(d) > 2:
    d.popitem(last=False)
print(d)
d.clear()
try:
    d.popitem()
except KeyError as e:
    print(repr(e))
