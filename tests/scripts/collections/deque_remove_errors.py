# Errors of comparisons in remove() come through; a deque that changes meanwhile is an IndexError.
from collections import deque


class Raises:
    def __eq__(self, other):
        raise RuntimeError('from __eq__')


class Clears:
    def __eq__(self, other):
        d.clear()
        return False


for d in deque(['a', Raises(), 'c']), deque(['a', Clears(), 'c']):
    for name in 'remove', 'index', 'count':
        e = deque(d)
        try:
            getattr(d, name)('c')
        except Exception as error:
            print(name, type(error).__name__, error, len(d))
        d.clear()
        d.extend(e)
