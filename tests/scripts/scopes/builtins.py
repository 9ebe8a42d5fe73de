# Names are looked up in locals, globals, builtins; globals can hide builtins.
print(len("abc"))
len = lambda x: "hidden"
print(len("abc"))
del len
print(len("abc"))

def f():
    return max(1, 2)

print(f())
max = min
print(f())
del max
print(f())
try:
    del max
except NameError as e:
    print(e)
try:
    print(undefined)
except NameError as e:
    print(e)
