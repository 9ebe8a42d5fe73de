from itertools import accumulate

print(list(accumulate([1, 2, 3, 4])))
print(list(accumulate("abc")))
print(list(accumulate([3, 1, 4, 1, 5], max)))
print(list(accumulate([1, 2, 3], lambda a, b: a * b)))
print(list(accumulate([1, 2, 3], initial=100)))
print(list(accumulate([], initial="only")))
print(list(accumulate([])))
print(list(accumulate([1, 2], None, initial=None)))
print(list(accumulate(iterable=[1, 2], func=None)))
it = accumulate([1, "a", 3])
print(next(it))
try:
    next(it)
except TypeError as e:
    print("TypeError", e)
try:
    print(next(it))
except TypeError as e:
    print("TypeError", e)
