# import inside functions and classes binds locally.
def f():
    import _helper_all as m
    from _helper_all import hidden
    return m.shown, hidden

print(f())

class C:
    import sys
    from _helper_all import shown

print(C.sys.__name__, C.shown)
try:
    shown
except NameError as e:
    print(e)
