# The limits are looked at before what is searched for.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Loud:
    def __index__(self):
        print("index")
        return 1


for method in ("find", "rfind", "index", "rindex", "count", "startswith", "endswith"):
    for args in ((1, "x"), (1, None, 1.5), ("b", "x"), (1, 0, 1), (b"b",), ("b", Loud(), Loud()), (Loud(), Loud()),
                 ("b", 10 ** 30), ("b", -10 ** 30, None)):
        attempt(lambda: getattr("abcb", method)(*args))
attempt(lambda: "abc".replace(1, "b", "c"))
attempt(lambda: "abc".replace("a", 1, "c"))
attempt(lambda: "abc".replace("a", "b", "c"))
