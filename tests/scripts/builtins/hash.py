class H:
    def __hash__(self):
        return 42
print(hash(0), hash(1), hash(True), hash(-1), hash(2.0) == hash(2), hash(H()), hash("a") == hash("a"))
print(hash((1, 2)) == hash((1, 2)), hash(10**20) == hash(10**20), hash(0.5) == hash(0.5))
for x in ([], {}, set(), bytearray()):
    try:
        hash(x)
    except TypeError as e:
        print(e)
