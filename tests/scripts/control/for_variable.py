# The loop variable is an ordinary variable and stays after the loop.
for i in range(3):
    print(i)
    i = 10
print(i)
for i in range(0):
    pass
print(i)
a = [0, 0]
for a[0] in range(3):
    pass
print(a)
class C: pass
c = C()
for c.x in "xyz":
    pass
print(c.x)
