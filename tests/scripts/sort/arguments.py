def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

attempt(lambda: [1].sort(5))
attempt(lambda: [1].sort(foo=1))
attempt(lambda: [1, 2].sort(reverse='a'))
attempt(lambda: [1, 2].sort(reverse=None))
attempt(lambda: [1, 2].sort(reverse=5))
attempt(lambda: [1, 2].sort())
attempt(lambda: sorted(5))
