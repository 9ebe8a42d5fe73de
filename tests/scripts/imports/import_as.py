# import with as.
import _helper_basic as h
import sys as system, _helper_all as a
print(h.value, a.shown, system.modules["_helper_basic"] is h)
import _pkg_simple.module as m
print(m.value, m.__name__)
try:
    _pkg_simple
except NameError as e:
    print(e)
