from collections import OrderedDict
a = OrderedDict([(1, 2), (3, 4)])
b = OrderedDict([(3, 4), (1, 2)])
print(a == b, a != b, a == dict(b), dict(a) == b, a == OrderedDict(a), a == [1])
