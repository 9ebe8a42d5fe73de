def attempt(f):
    try:
        print(f())
    except (TypeError, ZeroDivisionError, OverflowError) as e:
        print(type(e).__name__, e)

attempt(lambda: 1j < 2)
attempt(lambda: 1j // 2)
attempt(lambda: 1j % 2)
attempt(lambda: divmod(1j, 2))
attempt(lambda: int(1j))
attempt(lambda: float(1j))
attempt(lambda: 1j / 0)
attempt(lambda: 1j + "a")
attempt(lambda: ~1j)
attempt(lambda: 1j + 10 ** 400)
