# Subclassing str.
class S(str):
    def shout(self):
        return self.upper() + "!"

    def __add__(self, other):
        return S(str.__add__(self, other))

s = S("abc")
print(s, s.shout(), len(s), s[1], s == "abc", {"abc": 1}[s], "-".join([s, s]))
print(type(s + "d").__name__, type(s.upper()).__name__, type(s[:2]).__name__, s in "xabcx", repr(s))
t = S("x")
t.extra = 5
print(t.extra, hash(s) == hash("abc"), isinstance(s, str), S(5), S(), "%s" % s)
