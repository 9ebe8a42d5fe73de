# A class that hands out the same instance.
class C:
    cache = {}

    def __new__(cls, key):
        if key not in cls.cache:
            cls.cache[key] = super().__new__(cls)
        return cls.cache[key]

    def __init__(self, key):
        self.key = key
        self.count = getattr(self, "count", 0) + 1

a, b, c = C(1), C(2), C(1)
print(a is c, a is b, a.count, b.count)
