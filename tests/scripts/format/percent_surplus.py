# Surplus arguments are an error unless they come in something that has keys or indices.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for fmt in ("g", "", "%s"):
    for args in ([], [1], {}, b"abc", bytearray(b"x"), range(3), memoryview(b"a"), (), (1,), "s", 5, None, {1}):
        attempt(lambda: len(fmt % args) < 100)
for args in ([], b"abc", bytearray(b"x"), "s", range(3), 5):
    attempt(lambda: b"g" % args)
