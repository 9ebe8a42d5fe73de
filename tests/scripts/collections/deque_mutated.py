from collections import deque
d = deque([1, 2, 3])
try:
    for x in d:
        d.append(x)
except RuntimeError as e:
    print(e)
class K:
    def __eq__(self, other):
        d.clear()
        return False
d = deque([K(), K()])
for f in (d.count, d.index, d.remove, d.__contains__):
    d.clear()
    d.extend([K(), K(), K()])
    try:
        f(1)
    except (RuntimeError, IndexError) as e:
        print(type(e).__name__, e)
