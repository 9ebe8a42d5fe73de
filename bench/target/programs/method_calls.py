# 5,000 calls of a method that reads and writes attributes
class Counter:
    def __init__(self):
        self.count = 0
        self.step = 2

    def add(self, n):
        self.count += n * self.step
        return self.count


def bench():
    counter = Counter()
    for i in range(5000):
        counter.add(i & 7)
    return counter.count
