# needs: double
for spec in ("d", "x", "s", "c", ".", ",_", "99999999999999999999", ".99999999999999999999", ",n", "!", "5.5.5", "b"):
    try:
        print(repr(format(1.5, spec)))
    except ValueError as e:
        print(spec, e)
print(len(format(1.5, ".500f")), len(format(1e300, ".20f")), format(1.5, ".70f"), format(2.0 ** -30, ".40g"))
