# needs: double
import random

for call in (lambda: random.gammavariate(0, 1), lambda: random.gammavariate(1, -1), lambda: random.betavariate(-1, 1),
             lambda: random.paretovariate(0), lambda: random.weibullvariate(1, 0), lambda: random.gammavariate("a", 1),
             lambda: random.lognormvariate(1, "b"), lambda: random.vonmisesvariate(1), lambda: random.betavariate(1)):
    try:
        call()
    except (TypeError, ValueError, ZeroDivisionError) as e:
        print(type(e).__name__)
