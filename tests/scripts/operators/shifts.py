# Shifts.
print(1 << 0, 1 << 40, 1 << 100, 5 >> 1, -5 >> 1, -1 >> 100, 5 >> 100, 0 << 1000, (1 << 100) >> 98, -(1 << 100) >> 99)
for source in ("1 << -1", "1 >> -1", "1 << 1.0", "1.0 >> 1", "'a' << 1"):
    try:
        eval(source)
    except Exception as e:
        print(type(e).__name__, e)
