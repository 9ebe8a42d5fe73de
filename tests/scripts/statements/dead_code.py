# Statements that are never reached do not run, but must compile.
def f():
    return 1
    print("never")

def g():
    while True:
        return 2
    print("never")

def h():
    if 0:
        print("never")
    while 0:
        print("never")
    if 1:
        return 3
    else:
        print("never")

def i():
    raise ValueError
    return 5

print(f(), g(), h())
try:
    i()
except ValueError:
    print("ValueError")
for _ in range(2):
    continue
    print("never")
