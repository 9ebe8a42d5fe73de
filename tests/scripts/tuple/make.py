def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print((), (1,), tuple(), tuple([1, 2]), tuple('ab'), tuple(range(3)), tuple({1: 2}), tuple(x for x in 'z'))
a = (1, 2)
print(tuple(a) is a, () is tuple([]), a[:] is a, a * 1 is a, a + () is a)
attempt(lambda: tuple(5))
attempt(lambda: tuple(1, 2))
attempt(lambda: tuple(x=1))
