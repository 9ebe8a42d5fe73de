d = {1: 1, 2: 2, 3: 3}
it = iter(d)
print(it.__length_hint__())
next(it)
print(it.__length_hint__())
list(it)
print(it.__length_hint__())
