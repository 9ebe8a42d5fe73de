# needs: double
for v in (0, 3, -12345, 10 ** 20, 1 << 60):
    for spec in ("e", "f", "g", ".1f", "%", ".0%", "10.2e", ",.2f", "F", "G", "E"):
        print(format(v, spec), end=" ")
    print()
try:
    format(10 ** 400, "f")
except OverflowError as e:
    print(e)
