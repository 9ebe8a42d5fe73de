from collections import deque
d = deque(range(5))
for n in (1, 2, -1, 0, 7, -8, 5):
    d.rotate(n)
    print(n, list(d))
d.rotate()
print(list(d))
d.reverse()
print(list(d), list(reversed(d)))
deque().rotate(3)
