# Spectral norm of an infinite matrix by the power method: float arithmetic and calls in inner loops.


def element(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector):
    count = len(vector)
    result = []
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(i, j) * vector[j]
        result.append(total)
    return result


def times_transposed(vector):
    count = len(vector)
    result = []
    for i in range(count):
        total = 0.0
        for j in range(count):
            total += element(j, i) * vector[j]
        result.append(total)
    return result


def main(count):
    u = [1.0] * count
    v = u
    for _ in range(10):
        v = times_transposed(times(u))
        u = times_transposed(times(v))
    uv = 0.0
    vv = 0.0
    for i in range(count):
        uv += u[i] * v[i]
        vv += v[i] * v[i]
    print("%.9f" % (uv / vv) ** 0.5)


main(360)
