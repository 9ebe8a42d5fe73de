import collections
print(collections.deque([1]), collections.OrderedDict(a=1), collections.namedtuple("T", "a")(1))
from collections import defaultdict as dd, Counter
print(dd(int)[1], Counter("a"), collections.__name__)
