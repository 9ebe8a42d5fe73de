# Iteration counts of the Mandelbrot set on a grid: float arithmetic, comparisons, early exit.


def iterations(cr, ci, limit):
    zr = 0.0
    zi = 0.0
    for n in range(limit):
        rr = zr * zr
        ii = zi * zi
        if rr + ii > 4.0:
            return n
        zi = 2.0 * zr * zi + ci
        zr = rr - ii + cr
    return limit


def main(size, limit):
    total = 0
    inside = 0
    for y in range(size):
        ci = 2.0 * y / size - 1.0
        for x in range(size):
            n = iterations(2.0 * x / size - 1.5, ci, limit)
            total += n
            if n == limit:
                inside += 1
    print(total, inside)


main(250, 200)
