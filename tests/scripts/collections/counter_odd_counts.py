# Into an empty Counter any counts may go; into another they are added: new + old.
from collections import Counter

print(Counter(a=None), Counter({'a': None}), Counter(iterable=None))
c = Counter(a='x')
c.update(a='y')
print(c)
c = Counter()
c.update(b=None, a=1)
print(sorted(c), c['b'])
for kw in {'b': 1}, {'a': None}:
    try:
        c.update(**kw)
    except TypeError as e:
        print(e)
try:
    Counter().subtract(a=None)
except TypeError as e:
    print(e)
