def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: [1, 'a'].sort())
attempt(lambda: ['a', 1].sort())
attempt(lambda: [1, None].sort())
attempt(lambda: [(1, 'a'), (1, 2)].sort())
attempt(lambda: [1 + 2j, 1].sort())
a = [3, 2, 'x', 1]
attempt(lambda: a.sort())
print(len(a), 'x' in a, 1 in a, 2 in a, 3 in a)
