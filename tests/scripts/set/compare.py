a, b = {1, 2}, {1, 2, 3}
print(a < b, a <= b, a > b, a >= b, a == b, a != b, a == {2, 1}, a <= a, a < a, a >= a, a > a)
print(a == [1, 2], a == frozenset(a), {1} < {2}, {1} > {2}, set() < a, {1.0} == {1})
try:
    a < [1]
except TypeError as e:
    print(e)
