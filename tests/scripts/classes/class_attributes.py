# Attributes of the class are shared; assignment through the instance shadows them.
class C:
    count = 0
    items = []

a, b = C(), C()
a.count += 1
a.items.append(1)
print(a.count, b.count, C.count, b.items)
C.count = 10
print(a.count, b.count)
del a.count
print(a.count)
C.later = "added"
print(b.later)
