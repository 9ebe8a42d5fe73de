# The limits are looked at before what is searched for.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for text in (b"abcb", bytearray(b"abcb")):
    for method in ("find", "rindex", "count", "startswith", "endswith"):
        for args in ((1.5, "x"), (256, "x"), (256,), (98, None, 1.5), (b"b", "x"), ("b",), (b"b", 10 ** 30)):
            attempt(lambda: getattr(text, method)(*args))
    attempt(lambda: text.replace(b"a", 1, "c"))
    attempt(lambda: text.replace(b"a", b"b", "c"))
    attempt(lambda: text.hex([1, 2]))
    attempt(lambda: text.hex([1]))
