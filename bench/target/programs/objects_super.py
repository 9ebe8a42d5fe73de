# 1,000 objects of a class whose __init__ calls super()
class Base:
    def __init__(self, x):
        self.x = x


class Derived(Base):
    def __init__(self, x, y):
        super().__init__(x)
        self.y = y


def bench():
    total = 0
    for i in range(1000):
        o = Derived(i, i + 1)
        total += o.y - o.x
    return total
