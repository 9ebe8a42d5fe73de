# Closures: functions made in a loop, shared captured variables, functions as arguments.


def make_counter(start, step):
    value = start

    def advance():
        nonlocal value
        value += step
        return value

    return advance


def compose(f, g):
    return lambda x: f(g(x))


def adder(n):
    return lambda x: x + n


def main(count):
    counters = [make_counter(i, i + 1) for i in range(8)]
    total = 0
    for i in range(count):
        total = (total + counters[i & 7]()) % 1000003
    print(total)
    total = 0
    for i in range(count // 2):
        f = compose(adder(i), adder(-1))
        total = (total + f(2)) % 1000003
    print(total)


main(1800000)
