from itertools import repeat
import operator

print(list(repeat("x", 3)), list(repeat(1, 0)), list(repeat(1, -5)), list(repeat(object=2, times=2)))
print(repeat(1), repeat([], 4))
it = repeat(None)
print(next(it), next(it))
it = repeat(5, 3)
next(it)
print(operator.length_hint(it), it)
try:
    operator.length_hint(repeat(5))
except TypeError as e:
    print(e)
print(operator.length_hint(repeat(5), 8) if False else "")
for args in ((), (1, "x"), (1, None), (1, 2, 3)):
    try:
        repeat(*args)
    except TypeError as e:
        print(e)
print(list(map(pow, range(4), repeat(2))))
