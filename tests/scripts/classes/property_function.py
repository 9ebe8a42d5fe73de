# property called as a function, inherited and overridden.
class A:
    def get(self):
        return self._v

    def put(self, v):
        self._v = v

    v = property(get, put, None, "docs")

class B(A):
    @A.v.setter
    def v(self, value):
        self._v = value * 2

a, b = A(), B()
a.v = 3
b.v = 3
print(a.v, b.v, A.v.__doc__)
print(A.v.fget is A.get, A.v.fset is A.put, A.v.fdel)
