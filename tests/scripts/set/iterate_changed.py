s = {1}
try:
    for x in s:
        s.add(x + 1)
except RuntimeError as e:
    print(e)
s = set(range(20))
it = iter(s)
next(it)
s.clear()
try:
    next(it)
except RuntimeError as e:
    print(e)
it = iter({7})
print(next(it), next(it, "end"), it.__length_hint__())
