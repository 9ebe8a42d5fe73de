# stress: no (deep recursion)
# A chain of generators that is too deep ends in an error, not in a crash.
from _helper_limits import too_deep

def chain(n):
    if n:
        yield from chain(n - 1)
    else:
        yield 1
        yield 2

def run():
    print(too_deep(list, chain(1000000)))

run()
