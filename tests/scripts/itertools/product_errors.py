from itertools import product

for args, kw in (((1,), {}), (("ab",), {"repeat": -1}), (("ab",), {"repeat": "x"}), (("ab",), {"times": 2})):
    try:
        print(list(product(*args, **kw)))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
