# Names in a class body: locals, then globals.
x = "global"

class C:
    print(x)
    x = "class"
    print(x)
    del x
    print(x)

try:
    class D:
        print(undefined_name)
except NameError as e:
    print(e)
try:
    class E:
        a = 1
        del a
        del a
except NameError as e:
    print(e)
