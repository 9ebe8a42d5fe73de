# needs: double
# '#' keeps the zeros of a given precision.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for v in (1.0, 395.864, -4549872.5, 1e20, 1e-7, 0.0, float("inf"), 9.5 + 3.25j, 2j, 1 + 0j):
    for spec in ("#.4", "#.10", "#.1", "#", "#g", "#.3g", "#.20", "#.0f", "#.0e", "#.2"):
        attempt(lambda: format(v, spec))
