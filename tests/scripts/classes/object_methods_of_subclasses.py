class L(list):
    __repr__ = object.__repr__
    __hash__ = object.__hash__
    __eq__ = object.__eq__
a = L([1])
print(repr(a)[:18], a == L([1]), a == a, a != L([1]), {a: 1}[a])
class R:
    def __repr__(self):
        return object.__repr__(self)[:12]
print(R(), [R()])
print(object.__repr__(5)[:14], object.__eq__(5, 5), object.__eq__(5, 6), object.__str__(5), object.__ne__(5, 6))
class B(bytes):
    def __repr__(self):
        return "B" + super().__repr__()
print(B(b"a"), [B(b"a")])
