# A list that changes while it is walked.
a = [1, 2, 3, 4]
for x in a:
    print(x, end=" ")
    if x == 2:
        a.remove(2)
print(a)
a = [1, 2]
for x in a:
    if len(a) < 6:
        a.append(x * 10)
print(a)
a = [1, 2, 3]
for x in a:
    a.clear()
print(a, x)
