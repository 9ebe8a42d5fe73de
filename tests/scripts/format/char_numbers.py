# format type c
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for spec in ("c", "5c", "<5c", "=5c", "^5c", "05c", "*=5c", "+c", "#c", ",c", ".1c"):
    for v in (65, 0x1F600, -1, 0x110000, 2 ** 70):
        attempt(lambda: format(v, spec))
