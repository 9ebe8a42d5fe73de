# global makes a name of the module.
x = 1

def f():
    global x
    x += 1
    return x

def g():
    global made
    made = "made by g"

print(f(), x)
try:
    made
except NameError as e:
    print(e)
g()
print(made)

def h():
    global x
    del x

h()
try:
    x
except NameError as e:
    print(e)
