class S(set):
    def __init__(self, items=(), tag=None):
        super().__init__(items)
        self.tag = tag

s = S([1, 2], "t")
print(sorted(s), s.tag, len(s), isinstance(s, set), s == {1, 2})
for r in (s | {3}, s & {1}, s - {1}, s ^ {1}, s.copy(), s.union([4]), {9} | s):
    print(type(r).__name__, sorted(r))
s |= {7}
print(type(s).__name__, sorted(s))
s.__init__([9])
print(sorted(s))
