# An inner function that calls itself and its sibling.
def outer(n):
    def fact(k):
        return 1 if k < 2 else k * fact(k - 1)

    def total(k):
        return 0 if k == 0 else fact(k) + total(k - 1)

    return total(n)

print(outer(10))
