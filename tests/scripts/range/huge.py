b = 10**30
r = range(b, b + 10, 3)
print(list(r), len(r), r[2], r[-1], list(reversed(r)))
print(r, bool(range(b)), bool(range(b, b)), range(b)[5], range(b)[-1])
print(list(range(-b, b, b)), list(range(b, -b - 1, -b)))
try:
    len(range(b))
except OverflowError as e:
    print(e)
it = iter(range(2**62 - 2, 2**62 + 2))
print(list(it), list(it))
it = iter(range(2**30 - 2, 2**30 + 2))
print(list(it), list(it))
print(iter(range(b)).__length_hint__(), list(range(0, b, b - 1)))
