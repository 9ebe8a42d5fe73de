# Widths may be written with the digits of any script.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


attempt(lambda: format("x", "\u0663"))
attempt(lambda: format(5, "\u0661\u0660d"))
attempt(lambda: format(2.5, "1\u0662.\u0663f"))
attempt(lambda: format(5, "\u00b2"))
