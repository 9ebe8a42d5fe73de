# Attribute caches must notice changes made inside the loop.
class A:
    x = "class"

    def f(self):
        return "A.f"

a = A()
out = []
for i in range(6):
    out.append((a.x, a.f()))
    if i == 1:
        a.x = "instance"
    if i == 2:
        A.f = lambda self: "new f"
    if i == 3:
        del a.x
    if i == 4:
        A.x = property(lambda self: "property")
for item in out:
    print(item)
