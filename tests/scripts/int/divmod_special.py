class D:
    def __divmod__(self, other):
        return "divmod", other
    def __rdivmod__(self, other):
        return "rdivmod", other
    def __round__(self, n="none"):
        return "round", n

print(divmod(D(), 1), divmod(1, D()), round(D()), round(D(), 3))
for f in (lambda: divmod("a", 1), lambda: divmod(1, None), lambda: round("a"), lambda: round(1, "x")):
    try:
        print(f())
    except TypeError as e:
        print(e)
