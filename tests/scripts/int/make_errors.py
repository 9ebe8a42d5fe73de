class Bad:
    def __int__(self):
        return "x"

for args in (([],), (None,), (1j,), (5, 10), (5.0, 10), (float("nan"),), (float("inf"),), (-float("inf"),), (Bad(),), (1, 2, 3)):
    try:
        print(int(*args))
    except (TypeError, ValueError, OverflowError) as e:
        print(type(e).__name__, e)
