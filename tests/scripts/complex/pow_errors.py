def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


inf = float("inf")
for a, b in ((0j, -1), (0j, 1j), (0j, 0), (1e10 + 1e16j, complex(0.5, inf)), (complex(inf, 1), 123.456 + 3j),
             (2 + 0j, inf), (1e-200 + 1e-200j, -4), (1e200 + 1e200j, 3), (1 + 1j, -101), (1e300j, 2.5)):
    attempt(lambda: a ** b)
