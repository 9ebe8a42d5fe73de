e = NameError("m", name="n")
print(e.name, e)
print(NameError("m").name)
try:
    undefined_name
except NameError as e:
    print(e, e.args)
def f():
    print(x)
    x = 1
try:
    f()
except UnboundLocalError as e:
    print(e)
