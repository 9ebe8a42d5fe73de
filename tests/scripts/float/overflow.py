def attempt(f):
    try:
        print(f())
    except OverflowError as e:
        print(e, e.args)

attempt(lambda: 10.0 ** 400)
attempt(lambda: 1e200 * 1e200)
attempt(lambda: 10 ** 400 * 1.0)
attempt(lambda: 1.0 + 10 ** 400)
attempt(lambda: float(10 ** 400))
attempt(lambda: 10 ** 400 / 2.0)
attempt(lambda: int(float("inf")))
