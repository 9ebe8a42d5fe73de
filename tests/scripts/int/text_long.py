# Decimal text of thousands of digits, in both directions.
import sys
sys.set_int_max_str_digits(0)
for exponent in (1, 287, 288, 289, 600, 1200, 5000, 12345):
    n = 10 ** exponent
    for value in (n - 1, n, n + 1, -n, n // 7, n * n // 3):
        text = str(value)
        print(len(text), text[:5], text[-5:], int(text) == value, int(text, 10) == value)
print(int("1_" * 3000 + "1") % 1000003, int("z" * 3000, 36) % 1000003, int("12" * 2500, 7) % 1000003)
