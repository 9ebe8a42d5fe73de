# A generator keeps its captured variables alive and sees changes.
def outer():
    limit = 2

    def numbers():
        i = 0
        while i < limit:
            yield i
            i += 1

    def extend(n):
        nonlocal limit
        limit = n

    return numbers(), extend

numbers, extend = outer()
print(next(numbers), next(numbers))
extend(4)
print(list(numbers))
