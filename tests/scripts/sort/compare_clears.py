class C:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        a.clear()
        return self.v < other.v
    def __repr__(self):
        return str(self.v)
a = [C(i * 7 % 10) for i in range(10)]
a.sort()
print(a)
class D(C):
    def __lt__(self, other):
        a.append(1)
        return self.v < other.v
a = [D(i * 7 % 10) for i in range(10)]
try:
    a.sort()
except ValueError as e:
    print(e)
print(a)
