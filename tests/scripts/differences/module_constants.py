# What a program sets on a built-in module is kept beside the module's constants: deleting it brings these back.
import math
pi = math.pi
math.pi = 3
print(math.pi)
del math.pi
print(math.pi == pi)
