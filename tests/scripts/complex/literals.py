print(1j, 2.5j, 1 + 2j, -1j, 1 - 2j, 0j, -0j, 1e10j, 3 + 0j, complex(0, -1), complex(-0.0, 1), complex(1, float("inf")))
print(repr(1j), str(1 + 1j), complex(float("nan"), -0.0), 1e16 + 1e-5j)
