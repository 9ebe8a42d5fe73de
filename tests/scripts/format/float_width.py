# needs: double
for v in (3.14159, -2.5, 0.0):
    for spec in ("10", "<10", ">10.2f", "^10.2f", "=10.2f", "010.2f", "+010.2f", " .1f", "*=12.3e", "x^12g",
            "012,.1f", "^+9.1f", "08", "+.3g", "5.0f"):
        print(repr(format(v, spec)), end=" ")
    print()
