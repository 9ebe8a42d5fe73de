def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(map(str, [1, 2])), list(map(lambda a, b: a + b, [1, 2, 3], [10, 20])), list(map(max, 'ab', 'ba', 'cc')))
print(list(map(lambda *a: a, [1], [2], [3], [4], [5], [6])))
attempt(lambda: map())
attempt(lambda: map(5))
attempt(lambda: map(5, 5))
attempt(lambda: list(map(5, [1])))
attempt(lambda: list(map(int, ['1', 'x'])))
attempt(lambda: map(x=1))
def stopper(x):
    if x == 2:
        raise StopIteration
    return x
print(list(map(stopper, [1, 2, 3])))
m = map(int, '12')
print(next(m), list(m), list(m))
