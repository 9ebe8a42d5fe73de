# A function has at most 30,000 parameters; more are a SyntaxError. *args takes any number.
# stress: no (large source)
def define(count):
    space = {}
    exec("def f(" + ", ".join("p%d" % i for i in range(count)) + "):\n    return p0, p%d" % (count - 1), space)
    return space["f"]

print(define(30000)(*range(30000)))
try:
    define(30001)
except SyntaxError as e:
    print(e.msg)

def g(*args, **kwargs):
    return len(args), len(kwargs)

print(g(*range(70000), **{"k%d" % i: i for i in range(300)}))
