def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


inf = float("inf")
for a in (0.0, -0.0, 0, False, 1, -1, 0.5, -0.5, 2, -2, inf, -inf):
    for b in (-inf, inf, -1.0, -0.5, -2, float("nan"), 0.0):
        attempt(lambda: a ** b)
