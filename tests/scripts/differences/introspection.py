# What a program can see of frames and code is limited to what tracebacks need.
import sys

def f(a, b=2):
    c = a
    return c

print(f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_firstlineno)
for name in ("co_code", "co_consts", "co_names", "co_varnames", "replace"):
    print(name, hasattr(f.__code__, name))
try:
    f.__code__ = f.__code__
except AttributeError as e:
    print(e)
try:
    1 // 0
except ZeroDivisionError as e:
    print(e.__traceback__.tb_lineno, hasattr(e.__traceback__, "tb_frame"))
print(hasattr(sys, "_getframe"), hasattr(sys, "settrace"))
class A:
    pass
class B:
    pass
try:
    A.__bases__ = (B,)
except AttributeError as e:
    print(e)
