def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = (1, 2, 3)
print(a == (1, 2, 3), a == (1, 2), a != (1, 2, 4), a == [1, 2, 3], () == ())
print(a < (1, 2, 4), a < (1, 2, 3), a <= (1, 2, 3), a > (1, 2), a >= (2,), () < (0,))
attempt(lambda: (1,) < [1])
attempt(lambda: (1, 'a') < (1, 2))
print((1, 'a') == (1, 2), (1,).__lt__(5), (1, (2, 3)) < (1, (2, 4)))
