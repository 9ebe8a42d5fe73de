# Attributes, subscripts and slices as targets; order of evaluation.
class C:
    pass

def note(x):
    print("eval", x)
    return x

c = C()
d = {}
l = [1, 2, 3]
c.a, d["k"], l[1:2] = 1, 2, "xy"
print(c.a, d, l)
def pick(name, x):
    print("pick", name)
    return x

pick("d", d)["a"], pick("c", c).b = note(5), note(6)
print(d["a"], c.b)
i = 0
i, l[i] = 2, "set"
print(i, l)
