def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(enumerate('abc')), list(enumerate('ab', 5)), list(enumerate([], 1)), list(enumerate(iterable='x', start=-1)))
for i, (a, b) in enumerate([(1, 2), (3, 4)], start=10):
    print(i, a, b)
attempt(lambda: enumerate(5))
attempt(lambda: enumerate([], 'a'))
attempt(lambda: enumerate([], 1.5))
print(list(enumerate('ab', 10**30)), list(enumerate('ab', 2**62 - 1)), list(enumerate('ab', 2**30 - 1)))
e = enumerate('abc')
print(next(e), list(e), list(e))
