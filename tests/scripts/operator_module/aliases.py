import operator as o

for name in dir(o):
    if name.startswith("__") and hasattr(o, name.strip("_")):
        print(name, getattr(o, name) is getattr(o, name.strip("_")))
print(o.__and__ is o.and_, o.__or__ is o.or_, o.__not__ is o.not_, o.__add__(1, 2), o.__add__.__name__)
