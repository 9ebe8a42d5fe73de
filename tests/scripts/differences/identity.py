# Equal small ints and equal floats of usual size are the same object; equal strs made at run time need not be.
a = 1000
b = int("1000")
print(a is b, id(a) == id(b))
a = 3.25
b = float("3.25")
print(a is b, id(a) == id(b))
