# The six comparison methods and their reflections.
class V:
    def __init__(self, n):
        self.n = n

    def __lt__(self, other):
        return "lt"

    def __le__(self, other):
        return "le"

    def __gt__(self, other):
        return "gt"

    def __ge__(self, other):
        return "ge"

    def __eq__(self, other):
        return "eq"

    def __ne__(self, other):
        return "ne"

v = V(1)
print(v < 1, v <= 1, v > 1, v >= 1, v == 1, v != 1)
print(1 < v, 1 <= v, 1 > v, 1 >= v, 1 == v, 1 != v)
