# needs: double
import cmath

inf, nan = float("inf"), float("nan")
for z in (1, 1j, complex(inf, 1), complex(1, -inf), complex(nan, 1), complex(1, nan), complex(inf, nan)):
    print(z, cmath.isfinite(z), cmath.isinf(z), cmath.isnan(z))
print(cmath.isclose(1, 1 + 1e-10j), cmath.isclose(1, 1.1), cmath.isclose(1, 1.1, rel_tol=0.2),
      cmath.isclose(0, 1e-12, abs_tol=1e-9), cmath.isclose(inf, inf), cmath.isclose(inf, 1), cmath.isclose(nan, nan))
for args, kw in (((1,), {}), ((1, 2), {"rel_tol": -1}), ((1, 2, 3), {}), ((1, 2), {"nosuch": 1}), (("a", 1), {})):
    try:
        cmath.isclose(*args, **kw)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
print(cmath.pi, cmath.e, cmath.tau, cmath.inf, cmath.infj, cmath.nanj, cmath.nan)
