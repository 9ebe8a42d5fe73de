# needs: double
print(round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), round(2.4999), type(round(2.5)).__name__)
print(round(2.675, 2), round(1.005, 2), round(1234.5678, 2), round(1234.5678, -2), round(0.1, 5), round(5e-5, 4))
print(round(1e300, 2), round(-1.25, 1), round(1.25, 1), round(1e16), round(123.456, 0))
for x in (float("inf"), float("nan")):
    try:
        round(x)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
    print(round(x, 2))
