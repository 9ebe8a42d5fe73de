e = ValueError()
print(e.__suppress_context__)
e.__cause__ = None
print(e.__suppress_context__, e.__cause__)
e.__suppress_context__ = False
print(e.__suppress_context__)
e.__cause__ = KeyError("k")
print(e.__suppress_context__, repr(e.__cause__))
e.__context__ = TypeError("t")
print(repr(e.__context__))
e.__context__ = None
print(e.__context__)
