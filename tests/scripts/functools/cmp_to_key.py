from functools import cmp_to_key

print(sorted([3, 1, 2], key=cmp_to_key(lambda a, b: b - a)))
K = cmp_to_key(lambda a, b: (a > b) - (a < b))
print(K(1) < K(2), K(1) == K(1), K(3) >= K(4), K(3) != K(3), K(2) > K(1), K(2) <= K(2), K(5).obj)
print(max([1, 5, 3], key=K), min("hello", key=cmp_to_key(mycmp=lambda a, b: ord(a) - ord(b))))
for call in (lambda: K(), lambda: K(1, 2), lambda: K(1) < 3, lambda: K(1) == 3, lambda: cmp_to_key(),
             lambda: cmp_to_key(3)(1) < cmp_to_key(3)(2), lambda: K < K):
    try:
        print(call())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    hash(K(1))
except TypeError as e:
    print("unhashable")


def fail(a, b):
    raise ValueError(a, b)


try:
    sorted([1, 2], key=cmp_to_key(fail))
except ValueError as e:
    print("ValueError")
try:
    sorted([1, 2], key=cmp_to_key(lambda a, b: "x"))
except TypeError as e:
    print(e)
