# Unpacking an object of a class without __iter__.
class A:
    pass

class Items:
    def __getitem__(self, i):
        return (1, 2)[i]

class Bad:
    def __iter__(self):
        raise TypeError("from __iter__")

for source in (A(), Bad(), 5, None):
    try:
        a, b = source
    except TypeError as e:
        print(e)
    try:
        a, *b = source
    except TypeError as e:
        print(e)
a, b = Items()
print(a, b)
