# != is the inverse of == unless defined.
class C:
    def __init__(self, n):
        self.n = n

    def __eq__(self, other):
        return self.n == other.n

print(C(1) == C(1), C(1) != C(1), C(1) == C(2), C(1) != C(2))
