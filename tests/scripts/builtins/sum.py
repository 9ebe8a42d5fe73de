print(sum([]), sum([1, 2, 3]), sum((1.5, 2)), sum([True, True]), sum(range(101)), sum([[1], [2]], []), sum([1], start=10))
print(sum([10**18] * 20), sum([2**62, 2**62]), sum([0.5] * 4, 1), sum({1: 0, 2: 0}), sum((1j, 2)))
class A:
    def __init__(self, n): self.n = n
    def __radd__(self, o): return o + self.n
print(sum([A(1), A(2)]))
for args in ((["a"], ""), ([b"a"], b""), ([bytearray()], bytearray()), ([1, "a"],), (5,), (), ([1], 2, 3)):
    try:
        sum(*args)
    except TypeError as e:
        print(e)
