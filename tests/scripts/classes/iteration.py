# __iter__ and __next__.
class Countdown:
    def __init__(self, n):
        self.n = n

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n + 1

print(list(Countdown(3)), sum(Countdown(4)), [x for x in Countdown(2)])
a, b = Countdown(2)
print(a, b, 2 in Countdown(3), max(Countdown(5)))
