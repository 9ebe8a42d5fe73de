print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(0, 0), pow(-2, 3), pow(2, 100), pow(2, 10, 1000), pow(3, -1, 7))
print(pow(-3, 5, 7), pow(3, 5, -7), pow(10**20, 10**5, 97), pow(2, 0, 1), pow(base=2, exp=3), pow(2, exp=5, mod=7))
for args in ((2, 3, 0), (2, -1, 4), (2.0, 3, 4), ("a", 2), (2, 3, 4.0), (2,)):
    try:
        pow(*args)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
