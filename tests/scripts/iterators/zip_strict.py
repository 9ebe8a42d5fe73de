def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(zip('ab', [1, 2], strict=True)), list(zip(strict=True)), list(zip('a', 'bc', strict=False)))
attempt(lambda: list(zip([1], [1, 2], strict=True)))
attempt(lambda: list(zip([1, 2], [1], strict=True)))
attempt(lambda: list(zip([1, 2], [1, 2], [1], strict=True)))
attempt(lambda: list(zip([1, 2], [1, 2], [1, 2, 3], strict=True)))
attempt(lambda: list(zip([], [1], strict=True)))
def gen():
    yield 1
    raise KeyError('gen')
attempt(lambda: list(zip([1], gen(), strict=True)))
