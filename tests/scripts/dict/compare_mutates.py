class V:
    def __init__(self, d):
        self.d = d
    def __eq__(self, other):
        a.clear()
        b.clear()
        return True

a, b = {}, {}
for i in range(10):
    a[i] = V(a)
    b[i] = V(b)
a == b
print(a, b)
