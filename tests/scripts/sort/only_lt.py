class V:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v < other.v
print([x.v for x in sorted([V(3), V(1), V(2)])])
print([x.v for x in sorted([V(3), V(1), V(2)], reverse=True)])
class T:
    def __init__(self, v):
        self.v = v
    def __gt__(self, other):
        return self.v > other.v
print([x.v for x in sorted([T(3), T(1), T(2)])])
class B(V):
    def __lt__(self, other):
        class NoBool:
            def __bool__(self):
                raise ValueError('no bool')
        return NoBool()
try:
    sorted([B(1), B(2)])
except ValueError as e:
    print(e)
