for x in (0.5, 1.5, 2.5, -0.5, -1.5, 0.4999999999999999, 2.675, 1e20, -0.0, 0.0):
    print(round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1))
print(round(1234.5678, 2), round(1234.5678, -2), round(5.015, 2), round(1e300, -299), round(1.5, 400), round(1.5, -400))
print(type(round(1.5)), type(round(1.5, 0)), round(2.0 ** 70), round(1.25, 1), round(0.15, 1), round(1.7976931348623157e308, 5))
