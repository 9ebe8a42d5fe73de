e = ValueError("x")
e.code = 5
e.other = [1]
print(e.code, e.other, str(e))
e.code += 1
print(e.code)
del e.code
print(hasattr(e, "code"), e.other)
try:
    e.code
except AttributeError as x:
    print(x)
try:
    del e.nothing
except AttributeError as x:
    print(type(x).__name__)
setattr(e, "dynamic" + "name", 1)
print(e.dynamicname)
