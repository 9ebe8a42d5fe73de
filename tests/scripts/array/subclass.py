from array import array
class A(array):
    def __new__(cls, items, name):
        return super().__new__(cls, 'i', items)
    def __init__(self, items, name):
        self.name = name
a = A([1, 2], 'x')
a.append(3)
print(a.name, list(a), a[0], len(a), a == array('i', [1, 2, 3]), type(a[:]).__name__, isinstance(a, array))
