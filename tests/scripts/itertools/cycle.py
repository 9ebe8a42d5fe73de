from itertools import cycle, islice

print(list(islice(cycle("abc"), 8)))
print(list(cycle([])))
it = cycle(iter([1]))
print([next(it) for _ in range(3)])
for args in ((), (1,), ("a", "b")):
    try:
        cycle(*args)
    except TypeError as e:
        print(e)
try:
    cycle(iterable="a")
except TypeError as e:
    print(e)
source = [1, 2]
it = cycle(source)
print(next(it))
source.append(3)
print([next(it) for _ in range(6)])
