# | of ChainMaps with ChainMaps and dicts, on both sides.
from collections import ChainMap


class Sub(ChainMap):
    pass


a = ChainMap({'a': 1, 'b': 2}, {'c': 3, 'a': 0})
d = {'a': 10, 'd': 4}
for x in a | d, d | a, a | ChainMap({'b': 7}), d | Sub({'e': 5}), Sub() | d, a | Sub({'z': 1}):
    print(type(x).__name__, x.maps)
for pair in (a, [('c', 3)]), ([('c', 3)], a), (3, a):
    try:
        print(pair[0] | pair[1])
    except TypeError as e:
        print(e)
