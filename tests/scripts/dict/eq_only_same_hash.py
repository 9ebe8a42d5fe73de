class K:
    def __init__(self, h):
        self.h = h
    def __hash__(self):
        return self.h
    def __eq__(self, other):
        print("eq", self.h)
        return False

d = {K(i): i for i in range(30)}
d[K(3)] = 1
print(len(d), 4 in d)
