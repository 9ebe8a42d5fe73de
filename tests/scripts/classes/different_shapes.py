# The same code with instances whose attributes came in different orders.
class C:
    pass

def make(names):
    c = C()
    for i, name in enumerate(names):
        setattr(c, name, i)
    return c

def read(c):
    return c.a, c.b

for names in ("ab", "ba", "xab", "abx", "bxa"):
    print(read(make(names)), list(make(names).__dict__))
c = make("xyab")
del c.x
print(read(c), c.__dict__)
c.x = "again"
print(read(c), c.__dict__)
