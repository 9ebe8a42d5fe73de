# A def is a statement: it runs when control gets there.
for flag in (True, False):
    if flag:
        def f():
            return "first"
    else:
        def f():
            return "second"
    print(f())

def maybe(flag):
    if flag:
        def g():
            return 1
    return g()

print(maybe(True))
try:
    maybe(False)
except UnboundLocalError as e:
    print(e)
