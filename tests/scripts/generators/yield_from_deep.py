# A tall tower of delegation works and costs no C stack.
def tower(n):
    if n:
        yield from tower(n - 1)
    else:
        yield 1
        yield 2

print(list(tower(200)))
