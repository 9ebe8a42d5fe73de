# Exceptions: raised and caught at different depths, passing through frames, and not raised at all.


class Odd(Exception):
    pass


class Seventh(Exception):
    pass


def check(i):
    if i % 7 == 0:
        raise Seventh(i)
    if i % 2 == 1:
        raise Odd(i)
    return i


def descend(depth, i):
    if depth == 0:
        return check(i)
    return descend(depth - 1, i)


def main(count):
    odd = 0
    seventh = 0
    even = 0
    for i in range(count):
        try:
            even += descend(i % 4, i) & 1 | 2
        except Odd:
            odd += 1
        except Seventh as e:
            seventh += e.args[0] % 5
    print(odd, seventh, even)


main(900000)
