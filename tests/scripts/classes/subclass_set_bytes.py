# Subclassing set, frozenset, bytes and bytearray.
class S(set):
    pass

class B(bytes):
    def first(self):
        return self[0]

class A(bytearray):
    pass

class F(frozenset):
    pass

s = S([1])
s.add(1)
s.x = 2
print(sorted(s), s.x, s == {1}, isinstance(s, set), len(F("aab")))
b = B(b"abc")
print(b.first(), b == b"abc", len(b))
a = A(b"x")
a.append(65)
print(bytes(a), hash(F("a")) == hash(frozenset("a")))
