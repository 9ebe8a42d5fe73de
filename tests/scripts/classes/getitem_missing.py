# Subscripts on things that have none.
class C:
    pass

five, none = 5, None
for source in ("C()[0]", "C()[0] = 1", "del C()[0]", "five[0]", "none[0]", "'s'[0] = 1", "del (1,)[0]", "len[0]", "(1,)[0] = 2"):
    try:
        exec(source)
    except TypeError as e:
        print(e)
