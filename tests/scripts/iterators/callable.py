def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

values = iter([1, 2, 3, 0, 4])
print(list(iter(lambda: next(values), 0)), next(values))
it = iter(lambda: next(values), 99)
print(list(it), list(it))
attempt(lambda: iter(5, 6))
def boom():
    raise KeyError('boom')
attempt(lambda: list(iter(boom, 0)))
it = iter(lambda: 7, 7)
print(next(it, 'end'), next(it, 'end'))
