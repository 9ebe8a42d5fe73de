# Product of two matrices held as lists of rows.


def make(n, seed):
    return [[(i * seed + j * 7) % 10 + 0.5 for j in range(n)] for i in range(n)]


def multiply(a, b):
    n = len(a)
    result = []
    for i in range(n):
        row = a[i]
        out = [0.0] * n
        for j in range(n):
            total = 0.0
            for k in range(n):
                total += row[k] * b[k][j]
            out[j] = total
        result.append(out)
    return result


def main(n):
    c = multiply(make(n, 3), make(n, 11))
    trace = 0.0
    for i in range(n):
        trace += c[i][i]
    print("%.2f %.2f %.2f" % (trace, c[0][n - 1], c[n - 1][0]))


main(250)
