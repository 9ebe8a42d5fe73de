# stress: no (deep recursion)
# After running out of stack many times everything works as before.
def endless():
    return endless()

caught = 0
for _ in range(10):
    try:
        endless()
    except (RecursionError, MemoryError):
        caught += 1
print(caught)

def down(n):
    return 0 if n == 0 else 1 + down(n - 1)

print(down(500), [down(i) for i in range(5)])
def gen(n):
    if n:
        yield n
        yield from gen(n - 1)

print(sum(gen(100)))
