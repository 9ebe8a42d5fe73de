# Odd and oversized number text.
# needs: double
for text in ("", " ", "1 2", "0x", "1e5", "--1", "1__0", "_1", "1_", "٣", "1" + "0" * 50, "+5", " 7\n", "0b1", "-0", "1.0", "nan"):
    for f in (int, float):
        try:
            print(f(text), end=" ")
        except ValueError:
            print("ValueError", end=" ")
print()
for text, base in (("ff", 16), ("0xff", 16), ("0xff", 0), ("z", 36), ("2", 2), ("9", 8), ("1", 37), ("1", 1), ("010", 0), ("1", -1)):
    try:
        print(int(text, base), end=" ")
    except ValueError:
        print("ValueError", end=" ")
print()
print(float("1e400"), float("-1e400"), float("1e-400"), float("1" + "0" * 400), float("." + "0" * 400 + "1"))
