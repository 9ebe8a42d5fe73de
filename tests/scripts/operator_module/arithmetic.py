import operator as o

print(o.add(1, 2), o.sub(1, 2), o.mul(3, 4), o.truediv(7, 2), o.floordiv(-7, 2), o.mod(-7, 3), o.pow(2, 10))
print(o.and_(12, 10), o.or_(12, 10), o.xor(12, 10), o.lshift(1, 5), o.rshift(-64, 3), o.invert(5), o.inv(5))
print(o.neg(3), o.pos(-3), o.abs(-3), o.not_(0), o.truth([]), o.index(True), o.is_(None, None), o.is_not(1, None))
print(o.add("a", "b"), o.mul([1], 2), o.mod("%d!", 5), o.or_({1: 2}, {3: 4}), o.and_({1, 2}, {2}))


class M:
    def __matmul__(self, other):
        return ("matmul", other)

    def __imatmul__(self, other):
        return ("imatmul", other)


print(o.matmul(M(), 1), o.imatmul(M(), 2))
