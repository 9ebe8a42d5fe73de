# The right side is evaluated first, then targets from left to right.
def note(x):
    print("eval", x)
    return x

d = {}
d[note("k1")] = d[note("k2")] = note("value")
print(d)
l = [[]]
l[note(0)][note(0):note(0)] = [note(5)]
print(l)
class C: pass
c = C()
a = c.x = c.y = [1]
print(a is c.x is c.y)
