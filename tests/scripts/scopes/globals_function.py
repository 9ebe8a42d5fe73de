# globals() is the module's real namespace.
globals()["made"] = 5
print(made)

def f():
    globals()["other"] = made + 1

f()
print(other, "f" in globals(), globals()["__name__"])
del globals()["other"]
try:
    other
except NameError as e:
    print(e)
print(locals() is globals())
