# 6,001 calls: of a closure, with keywords and defaults
def make(scale):
    def scaled(a, b=1, *, offset=0):
        return a * scale + b + offset
    return scaled


def bench():
    f = make(3)
    total = 0
    for i in range(2000):
        total += f(i) + f(i, b=2) + f(a=i, offset=5)
    return total
