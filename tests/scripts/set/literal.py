print({1}, len({1, 1, 1}), set(), sorted({3, 1, 2}), type({1}).__name__)
print(sorted({x % 3 for x in range(10)}))
print(sorted({*[1, 2], *(2, 3)}))
