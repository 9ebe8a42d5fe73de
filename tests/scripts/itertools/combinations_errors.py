from itertools import combinations, combinations_with_replacement, permutations

for f in (combinations, combinations_with_replacement, permutations):
    for args in ((), ("abc",), (1, 2), ("abc", -1), ("abc", "x"), ("abc", 1.5), ("abc", 1, 2)):
        try:
            print(f.__name__, list(f(*args)))
        except (TypeError, ValueError) as e:
            print(f.__name__, type(e).__name__, e)
