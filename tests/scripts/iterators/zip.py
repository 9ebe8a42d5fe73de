def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(zip([1, 2, 3], 'ab')), list(zip()), list(zip([1])), list(zip(range(10), 'ab', [5, 6, 7])))
print(list(zip([1], [2], [3], [4], [5], [6])), dict(zip('ab', (1, 2))), list(zip(*[(1, 2), (3, 4)])))
a = iter([1, 2, 3])
print(list(zip(a, a)), list(a))
a, b = iter([1, 2, 3]), iter([1])
print(list(zip(a, b)), next(a))
attempt(lambda: zip(5))
attempt(lambda: zip([1], 5))
attempt(lambda: zip(foo=1))
z = zip('ab', 'cd')
print(iter(z) is z, next(z), list(z), list(z))
