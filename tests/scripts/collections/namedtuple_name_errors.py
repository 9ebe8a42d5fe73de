from collections import namedtuple
for args in (("P", "x x"), ("P", "_x"), ("1P", "x"), ("P", "class"), ("def", "x"), ("P", [1, 2]), ("P", "a-b"), ("P", 5)):
    try:
        print(namedtuple(*args))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
