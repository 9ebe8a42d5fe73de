# What a program can see of frames and code is limited to what tracebacks need.
import sys

def f(a, b=2):
    c = a
    return c

print(f.__code__.co_varnames, f.__code__.co_nlocals, hasattr(f.__code__, "replace"), hasattr(f.__code__, "co_lines"))
try:
    f.__code__ = f.__code__
except AttributeError as e:
    print(e)

def fails():
    inside = 1
    inside // 0

try:
    fails()
except ZeroDivisionError as e:
    inner = e.__traceback__.tb_next.tb_frame
    print(inner.f_locals, inner.f_back)
print(hasattr(sys, "_getframe"), hasattr(sys, "settrace"))
class A:
    pass
class B:
    pass
try:
    A.__bases__ = (B,)
except AttributeError as e:
    print(e)
