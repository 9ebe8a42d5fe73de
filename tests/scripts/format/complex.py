# needs: double
for v in (1 + 2j, -1.5 - 0.5j, 1j, complex(0.0, -0.0), complex(-0.0, 1), 1e20 + 1e-7j):
    for spec in ("", ".2", ".2f", "e", "g", "10", ">25.3f", "+", "<12", ",", "#.3g"):
        print(repr(format(v, spec)), end=" ")
    print()
for spec in ("08", "=8", "d", "%", "s"):
    try:
        print(format(1j, spec))
    except ValueError as e:
        print(e)
