def clearing(x):
    seen.append(list(a))
    return x
seen = []
a = [3, 1, 2]
a.sort(key=clearing)
print(a, seen)
def appending(x):
    a.append(x)
    return -x
try:
    a.sort(key=appending)
except ValueError as e:
    print(e)
print(a)
