from itertools import accumulate

for args, kw in (((), {}), ((1,), {}), (([], max, 3), {}), (([],), {"nosuch": 1})):
    try:
        accumulate(*args, **kw)
    except TypeError as e:
        print(e)


def stop(a, b):
    raise StopIteration


print(list(accumulate([1, 2, 3], stop)))


def fail(a, b):
    raise ValueError(a, b)


try:
    list(accumulate([1, 2, 3], fail))
except ValueError as e:
    print(e.args)
