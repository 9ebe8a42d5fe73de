# The __dict__ of a built-in module has all of its attributes, and changes of it are changes of the module.
import builtins
import math
import sys
print(math.__dict__["__name__"], math.__dict__["floor"](2.5), "pi" in vars(math), sys.__dict__["__name__"])
math.__dict__["two"] = 2
print(math.two, "two" in dir(math))
print(builtins.__dict__["len"]([1]), vars(builtins)["eval"]("1 + 1"))
builtins.__dict__["shout"] = lambda text: text.upper()
print(shout("a"))
del builtins.__dict__["shout"]
try:
    shout
except NameError as e:
    print(e)
