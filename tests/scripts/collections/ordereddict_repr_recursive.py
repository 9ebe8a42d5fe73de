from collections import OrderedDict
d = OrderedDict()
d["self"] = d
print(d)
class O(OrderedDict):
    pass
print(O(a=1), O())
