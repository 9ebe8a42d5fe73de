from collections import deque
q = deque()
total = 0
for i in range(10000):
    q.append(i)
    if i % 3 == 0:
        total += q.popleft()
print(len(q), total, q[0], q[-1], q[len(q) // 2])
while len(q) > 1:
    q.pop()
    if len(q) > 1:
        q.popleft()
print(q)
