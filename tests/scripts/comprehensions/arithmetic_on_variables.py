# The variables of a comprehension are no scratch space for the element's partial results.
n = 4
print([[i * 3 + j * 7 - i for j in range(n)] for i in range(n)])
def make(n, seed):
    return [[(i * seed + j * 7) % 10 + 0.5 for j in range(n)] for i in range(n)]
print(make(3, 3))
print([[i, j, i + j + i, i] for i in range(2) for j in range(2)])
print({i + i + 1: i * i - i for i in range(4)})
print([i < i + 1 < i + 2 < i + 3 < i + 4 < i + 5 < i + 6 and i for i in range(3)])
