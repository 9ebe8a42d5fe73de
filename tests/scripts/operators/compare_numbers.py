# needs: double
# Comparisons between ints and floats are exact.
print(2 ** 53 == 2.0 ** 53, 2 ** 53 + 1 == 2.0 ** 53, 2 ** 53 + 1 > 2.0 ** 53, 10 ** 400 > 1e308)
nan, inf = float("nan"), float("inf")
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, 1 < nan)
print(inf > 10 ** 400, -inf < -10 ** 400, inf == inf, inf > nan)
print(1 < 1.5 < 2, 0 == -0.0, 1 != 1.0, 3 >= 3.0, True < 1.5)
for source in ("1 < 1j", "1j > 2", "1 < 'a'", "1.0 >= None"):
    try:
        eval(source)
    except TypeError as e:
        print(e)
