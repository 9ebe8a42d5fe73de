# Augmented assignment evaluates its target's parts once.
def note(x):
    print("eval", x)
    return x

d = {"k": 1}
class C: pass
c = C()
c.x = 10

def get():
    print("get")
    return c

d[note("k")] += note(5)
get().x -= note(3)
print(d, c.x)
l = [1, 2, 3]
l[note(0):note(2)] += [note(9)]
print(l)
x = 1
x += (x := 10)
print(x)
