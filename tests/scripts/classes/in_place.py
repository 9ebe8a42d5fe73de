# In-place operators, and falling back to the plain ones.
class Full:
    def __init__(self):
        self.log = []

    def __iadd__(self, other):
        self.log.append(("iadd", other))
        return self

    def __imul__(self, other):
        return "replaced"

class Plain:
    def __add__(self, other):
        return "add"

f = Full()
g = f
g += 1
print(f.log, f is g)
g *= 2
print(g)
p = Plain()
p += 1
print(p)
try:
    f -= 1
except TypeError as e:
    print(e)
