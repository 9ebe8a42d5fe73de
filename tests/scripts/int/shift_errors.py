def attempt(f):
    try:
        print(f())
    except (ValueError, OverflowError, MemoryError, TypeError) as e:
        print(type(e).__name__, e)

attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 1 << -(1 << 70))
attempt(lambda: 1 << (1 << 70))
attempt(lambda: 1 << 1.0)
attempt(lambda: "a" << 1)
