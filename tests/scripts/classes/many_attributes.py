# Instances with many attributes.
class C:
    pass

c = C()
for i in range(300):
    setattr(c, "a%d" % i, i)
print(c.a0, c.a150, c.a299, len(c.__dict__))
for i in range(0, 300, 2):
    delattr(c, "a%d" % i)
print(len(c.__dict__), hasattr(c, "a0"), c.a1, list(c.__dict__)[:3])
