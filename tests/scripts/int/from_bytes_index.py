# Objects with __index__ are no bytes.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


class Index:
    def __index__(self):
        return 3


attempt(lambda: int.from_bytes(Index()))
attempt(lambda: int.from_bytes(5))
attempt(lambda: int.from_bytes([1, 2]))
attempt(lambda: int.from_bytes(iter([1, 256])))
attempt(lambda: int.from_bytes("ab"))
attempt(lambda: int.from_bytes(range(3), "little"))
