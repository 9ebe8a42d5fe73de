from collections import deque
d = deque(range(5), 3)
print(d, d.maxlen, deque().maxlen)
d.append(9)
print(d)
d.appendleft(8)
print(d)
d.extend([1, 2])
print(d)
z = deque([1, 2], maxlen=0)
z.append(1)
print(z, len(z))
for bad in (-1, "a"):
    try:
        deque([], bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
try:
    d.insert(0, 1)
except IndexError as e:
    print(e)
print(d + deque([7]), d * 2, d.copy())
