class C:
    def __call__(self):
        pass
    def m(self):
        pass
class D:
    pass
print([callable(x) for x in (C, C(), D, D(), C().m, C.m, len, [].append, lambda: 0, 1, "a", None, int)])
