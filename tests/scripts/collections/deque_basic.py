from collections import deque
d = deque([1, 2, 3])
d.append(4)
d.appendleft(0)
print(d, len(d), d[0], d[-1], list(d), bool(d), bool(deque()))
print(d.pop(), d.popleft(), d)
d.extend([5, 6])
d.extendleft([7, 8])
print(d)
d.clear()
print(d)
for f in (d.pop, d.popleft):
    try:
        f()
    except IndexError as e:
        print(e)
