# Allocation: tables made of rows, transposed, filtered and dropped.


def table(size, start):
    return [[start + i * size + j for j in range(size)] for i in range(size)]


def transpose(rows):
    columns = []
    for j in range(len(rows[0])):
        column = []
        for row in rows:
            column.append(row[j])
        columns.append(column)
    return columns


def pairs(rows):
    found = []
    for row in rows:
        for x in row:
            if x % 3 == 0:
                found.append([x, [x + 1]])
    return found


def main(rounds, size):
    total = 0
    kept = []
    for r in range(rounds):
        rows = transpose(table(size, r))
        found = pairs(rows)
        kept.append(found[-1])
        total += len(found) + rows[size - 1][0] + found[0][1][0]
    print(total, len(kept), kept[-1][1][0])


main(400, 100)
