a, b = {1, 2, 3}, {2, 3, 4}
print(sorted(a & b), sorted(a | b), sorted(a - b), sorted(a ^ b))
for op in (lambda: a & [1], lambda: a | [1], lambda: a - [1], lambda: [1] ^ a, lambda: a + b):
    try:
        print(op())
    except TypeError as e:
        print(e)
