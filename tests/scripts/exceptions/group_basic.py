g = ExceptionGroup("msg", [ValueError(1), TypeError("t")])
print(g, repr(g), g.message, g.exceptions, g.args)
print(ExceptionGroup("one", [ValueError(1)]))
print(type(BaseExceptionGroup("m", [ValueError(1)])).__name__)
print(type(BaseExceptionGroup("m", [KeyboardInterrupt()])).__name__)
try:
    raise g
except Exception as e:
    print(e is g)
