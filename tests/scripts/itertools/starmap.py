from itertools import starmap

print(list(starmap(pow, [(2, 5), (3, 2), [10, 3]])))
print(list(starmap(lambda *a: a, [(), "ab", range(3)])))
try:
    list(starmap(pow, [1]))
except TypeError as e:
    print(e)
try:
    starmap(pow)
except TypeError as e:
    print(e)
try:
    list(starmap(None, [()]))
except TypeError as e:
    print(e)
