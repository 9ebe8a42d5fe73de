def attempt(f):
    try:
        print(f())
    except ZeroDivisionError as e:
        print(type(e).__name__, e)

big = 10 ** 30
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: big // 0)
attempt(lambda: big % 0)
attempt(lambda: big / 0)
attempt(lambda: divmod(1, 0))
attempt(lambda: divmod(big, 0))
attempt(lambda: 0 ** -1)
attempt(lambda: 1 // False)
