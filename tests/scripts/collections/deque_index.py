from collections import deque
d = deque("abcde")
d.popleft()
d.append("f")
print(d[0], d[-1], d[2])
d[1] = "X"
del d[0]
del d[-1]
print(d)
for i in (10, -10):
    try:
        d[i]
    except IndexError as e:
        print(e)
try:
    d["a"]
except TypeError as e:
    print(e)
try:
    d[10] = 1
except IndexError as e:
    print(e)
print(d.index("d"), d.count("X"), "X" in d, "q" in d)
