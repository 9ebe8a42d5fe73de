# super() where it can't work.
def f():
    super().x

try:
    f()
except RuntimeError as e:
    print(e)

class C:
    def m(self):
        return super().missing

    def n():
        super()

    def o(self):
        del self
        super()

try:
    C().m()
except AttributeError as e:
    print(e)
try:
    C.n()
except RuntimeError as e:
    print(e)
try:
    C().o()
except RuntimeError as e:
    print(e)
