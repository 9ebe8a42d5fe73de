# repr of containers that contain themselves.
a = [1]
a.append(a)
print(a, str(a), "%r" % a)
d = {}
d["self"] = d
d["list"] = a
print(d)
t = ([],)
t[0].append(t)
print(t)
x, y = [], []
x.append(y)
y.append(x)
print(x, y)
class L(list):
    pass

l = L()
l.append(l)
print(l)
o = [d, d]
print(o)
