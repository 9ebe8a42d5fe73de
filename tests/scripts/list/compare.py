def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1, 2, 3]
print(a == [1, 2, 3], a == [1, 2], a != [1, 2, 4], a == (1, 2, 3), [] == [])
print(a < [1, 2, 4], a < [1, 2, 3], a <= [1, 2, 3], a > [1, 2], a >= [2], [] < [0], [1.0] == [1])
attempt(lambda: [1] < (1,))
attempt(lambda: [1, 'a'] < [1, 2])
attempt(lambda: [1, 'a'] < [1, 'a', 2])
print([1].__lt__(5), [1].__eq__((1,)))
nan = float('nan')
print([nan] == [nan], [nan] == [float('nan')])
