# The __dict__ of a class is a dict, a copy: changing it is no error and changes nothing. setattr changes the class.
class C:
    x = 1

d = C.__dict__
print(type(d).__name__, d["x"])
d["y"] = 2
print(hasattr(C, "y"), d is C.__dict__)
C.z = 3
print("z" in d, C.__dict__["z"])
