# stress: no (too many allocations)
print(hash((1, 2, 'x')) == hash((1, 2, 'x')), hash(()) == hash(()), hash((1,)) == hash((1.0,)))
print(len({hash((i, j)) for i in range(100) for j in range(100)}) > 9900)
print(len({hash((i,)) for i in range(-1000, 1000)}) > 1990)
d = {(1, 2): 'a', (2, 1): 'b', (): 'c', (1, (2, 3)): 'd'}
print(d[1, 2], d[2, 1], d[()], d[1, (2, 3)], (3, 3) in d)
try:
    hash((1, []))
except TypeError as e:
    print(e)
