# check: stderr
class Base:
    def __init__(self, n):
        self.n = int(n)

class Derived(Base):
    def __init__(self, n):
        super().__init__(n)

Derived("x1")
