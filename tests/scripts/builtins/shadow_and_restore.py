import builtins
def f():
    return len([1, 2])
original = builtins.len
print(f())
builtins.len = lambda x: "patched"
print(f())
builtins.len = original
print(f())
builtins.brand_new = 5
print(brand_new)
del builtins.brand_new
try:
    brand_new
except NameError as e:
    print(e)
