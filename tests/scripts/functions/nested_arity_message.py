# Messages show the qualified name.
def outer():
    def inner(a):
        pass
    return inner

class C:
    def method(self, a):
        pass

    class D:
        @staticmethod
        def static(a):
            pass

for f in (outer(), C().method, C.D.static):
    try:
        f()
    except TypeError as e:
        print(e)
try:
    C().method(1, 2)
except TypeError as e:
    print(e)
