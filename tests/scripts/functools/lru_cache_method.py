from functools import lru_cache, cache


class C:
    def __init__(self, n):
        self.n = n

    @lru_cache(maxsize=10)
    def m(self, x):
        print("computed", self.n, x)
        return self.n * x

    @staticmethod
    @cache
    def s(x):
        print("static", x)
        return x

    @property
    @cache
    def p(self):
        print("property")
        return self.n


a, b = C(1), C(2)
print(a.m(5), a.m(5), b.m(5), C.m(a, 5), C.m.cache_info())
print(C.s(1), a.s(1), a.p, a.p, C.s.cache_info())
