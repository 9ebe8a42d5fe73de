from collections import deque
a = deque([1, 2])
print(a + deque([3]), a * 2, 2 * a, a * 0, a == deque([1, 2]), a < deque([1, 3]), a >= deque([1]), a == [1, 2])
a += [5]
a *= 2
print(a)
try:
    a + [1]
except TypeError as e:
    print(e)
try:
    a < [1]
except TypeError as e:
    print("TypeError")
try:
    hash(a)
except TypeError as e:
    print("TypeError")
a.extend(a)
print(len(a))
