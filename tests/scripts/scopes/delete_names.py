# del of locals, globals and what is not there.
def f():
    x = 1
    del x
    try:
        del x
    except UnboundLocalError as e:
        print(e)
    x = 2
    return x

print(f())
y = 1
del y
try:
    del y
except NameError as e:
    print(e)
a, b, c = 1, 2, 3
del a, (b, [c])
print("a" in globals(), "c" in globals())
