# The index of what is searched for empties the bytearray.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Evil:
    def __index__(self):
        data.clear()
        return 98


for method in ("find", "rfind", "index", "count"):
    for limits in ((), (1,), (2, 5), (-3, 100)):
        data = bytearray(b"abcabcabcabc" * 20)
        attempt(lambda: getattr(data, method)(Evil(), *limits))
data = bytearray(b"abc" * 50)


def assign(key, value):
    data[key] = value


attempt(lambda: assign(0, Evil()))
data = bytearray(b"abc")
attempt(lambda: assign("x", 1000))
attempt(lambda: assign(7, 1000))
attempt(lambda: assign(7, 1))
attempt(lambda: assign(7, 1.5))
