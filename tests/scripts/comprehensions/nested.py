# A comprehension within a comprehension.
print([[i * j for j in range(3)] for i in range(3)])
print([sum(x for x in row) for row in [[1, 2], [3, 4]]])
matrix = [[1, 2, 3], [4, 5, 6]]
print([[row[i] for row in matrix] for i in range(3)])
print({i: [j for j in range(i)] for i in range(3)})
print([x for row in matrix for x in row])
