# '*' takes a C int as precision, and the value itself after a key.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for fmt, args in (("%.*f", (10 ** 12, 1.5)), ("%.*d", (-(2 ** 31) - 1, 1)), ("%.*d", (2, 7)), ("%.*d", (-5, 7)),
                  ("%(a)*d", {"a": 3}), ("%(a).*d", {"a": "x"}), ("%*d", ("x", 1)), ("%*d", (5,)),
                  ("%(a)d %(a)s", {"a": 3}), ("%*.*f|", (8, 2, 3.14159)), ("%-*d|", (5, 3)), ("%*d|", (-5, 3))):
    attempt(lambda: fmt % args)
