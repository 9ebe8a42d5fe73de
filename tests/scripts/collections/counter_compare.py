from collections import Counter
a, b = Counter("ab"), Counter("aab")
print(a == b, a != b, a <= b, a < b, a >= b, a > b, a == Counter("ba"), a < a, a <= a)
print(Counter(a=0) == Counter(), Counter(a=1) == {"a": 1}, Counter(a=0) == {})
