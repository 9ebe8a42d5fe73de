# is and is not.
a = []
b = a
print(a is b, a is not b, a is [], None is None, True is True, a is not None)
x = 5
y = 5
print(x is y, "abc" == None, None is not a)
class C: pass
print(C is C, C() is C(), type(1) is int)
