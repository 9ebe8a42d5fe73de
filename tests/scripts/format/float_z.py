# needs: double
for v in (-0.0, 0.0, -0.001, -0.5, -1e-300, 0.04):
    print([format(v, s) for s in ("z", "z.0f", "z.1f", "z.2f", "+z.1f", "z.1e", "z.3g", " z.1f",
        "z08.1f", "z%")])
