s = {1}
print(s.pop(), s)
try:
    s.pop()
except KeyError as e:
    print(repr(e))
s = set(range(100))
total = 0
while s:
    total += s.pop()
print(total, s)
