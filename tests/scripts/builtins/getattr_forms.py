class A:
    x = 1
    @property
    def p(self):
        raise AttributeError("inside")
    def __getattr__(self, name):
        if name == "dyn":
            return "dynamic"
        raise AttributeError(name)
a = A()
print(getattr(a, "x"), getattr(a, "dyn"), getattr(a, "none", 5), getattr(a, "p", "default"), getattr(A, "x"))
print(hasattr(a, "x"), hasattr(a, "dyn"), hasattr(a, "none"), hasattr(a, "p"))
for args in ((1, 2), (1, "x"), (a, "q")):
    try:
        getattr(*args)
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
