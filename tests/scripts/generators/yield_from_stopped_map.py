# A StopIteration that map's or filter's function raises ends them, and is the value of yield from.
def ends(x):
    if x > 2:
        raise StopIteration("value")
    return x

def both():
    print((yield from map(ends, range(10))))
    print((yield from filter(ends, range(1, 10))))
    print((yield from iter([].pop, 3)) if False else "end")

print(list(both()))
print(list(map(ends, range(10))))
it = iter(lambda: next(iter([])), 5)
def through():
    print((yield from it))
print(list(through()))
