# All solutions of the n queens problem by backtracking, with lists marking used columns and diagonals.


def place(row, n, columns, rising, falling):
    if row == n:
        return 1
    solutions = 0
    for column in range(n):
        up = row + column
        down = row - column + n
        if not columns[column] and not rising[up] and not falling[down]:
            columns[column] = rising[up] = falling[down] = True
            solutions += place(row + 1, n, columns, rising, falling)
            columns[column] = rising[up] = falling[down] = False
    return solutions


def queens(n):
    return place(0, n, [False] * n, [False] * (2 * n), [False] * (2 * n + 1))


for n in range(4, 13):
    print(n, queens(n))
