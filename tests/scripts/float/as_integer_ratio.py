for x in (0.0, -0.0, 0.5, -0.75, 3.0, 0.1, 1e22, 2.0 ** -1074, 1.5e300):
    print(x.as_integer_ratio())
for x in (float("inf"), float("nan")):
    try:
        x.as_integer_ratio()
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
