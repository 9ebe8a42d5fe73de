# Operators of dicts and sets.
a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b))
print(a <= b, {2} < a, a >= {1}, a == {3, 2, 1}, a != b, a.isdisjoint({9}))
c = set(a)
c &= b
c |= {9}
c -= {2}
c ^= {3, 5}
print(sorted(c))
d, e = {"a": 1, "b": 2}, {"b": 3, "c": 4}
print(d | e, e | d, d == {"b": 2, "a": 1}, d != e, "a" in d)
d |= e
d |= [("z", 26)]
print(d)
for source in ("a | [1]", "a + b", "d < e", "d | 5", "a - 1"):
    try:
        eval(source)
    except TypeError as error:
        print(error)
