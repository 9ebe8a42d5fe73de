# needs: double
inf = float("inf")
for v in (inf, -inf, float("nan")):
    for spec in ("", "f", "F", "E", "g", "10", "<10", "010", "+", " ", ".2f", "%", ",", "010,", "=+8", "#", "G", "z"):
        print(repr(format(v, spec)), end=" ")
    print()
