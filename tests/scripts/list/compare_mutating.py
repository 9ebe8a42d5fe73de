class E:
    def __init__(self, victim):
        self.victim = victim
    def __eq__(self, other):
        self.victim.clear()
        return True
a, b = [], []
a.extend([E(a), 1, 2])
b.extend([0, 1, 2])
print(a == b, a, b)
a.extend([E(b), 1, 2])
print(a == b, len(a), b)
