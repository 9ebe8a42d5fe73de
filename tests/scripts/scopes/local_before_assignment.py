# An assignment anywhere in the function makes the name local everywhere.
x = "global"

def f():
    try:
        print(x)
    except UnboundLocalError as e:
        print(e)
    x = "local"
    return x

def g():
    if False:
        x = 1
    return x

print(f())
try:
    g()
except UnboundLocalError as e:
    print(type(e).__name__, e)

def h():
    x += 1

try:
    h()
except UnboundLocalError as e:
    print(e)
