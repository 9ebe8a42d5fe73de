for args in ((float("nan"),), (float("inf"),), (1.5, 2.5), (1.7e308, -308), (1.5, "x")):
    try:
        print(round(*args))
    except (ValueError, OverflowError, TypeError) as e:
        print(type(e).__name__, e)
print(round(float("nan"), 2), round(float("inf"), -2))
