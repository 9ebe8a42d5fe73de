# 15,000 yields
def count(n):
    i = 0
    while i < n:
        yield i
        i += 1


def doubled(items):
    for item in items:
        yield item * 2


def bench():
    return sum(count(5000)) + sum(doubled(count(5000)))
