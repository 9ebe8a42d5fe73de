class H:
    def __init__(self, s):
        self.s = s
    def __repr__(self):
        return repr(self.s)

s = set()
s.add(H(s))
print(s)
class MySet(set):
    pass
m = MySet()
m.add(H(m))
print(m)
