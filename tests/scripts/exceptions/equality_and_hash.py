a = ValueError(1)
b = ValueError(1)
print(a == b, a == a, a != b, hash(a) == hash(a), len({a, b}))
print(bool(a), callable(a), isinstance(a, BaseException))
