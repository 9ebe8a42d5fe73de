g = ExceptionGroup("m", [ValueError(1), ExceptionGroup("n", [TypeError(2), ValueError(3)]), KeyError(4)])
match, rest = g.split(ValueError)
print(repr(match))
print(repr(rest))
print(g.subgroup(lambda e: isinstance(e, KeyError)).exceptions)
print(g.subgroup(OSError), g.split(Exception)[0] is g)
print(repr(g.subgroup((TypeError, KeyError))))
try:
    g.split(5)
except TypeError as e:
    print(e)
