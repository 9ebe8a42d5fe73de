print(range(5) == range(0, 5), range(0, 10, 2) == range(0, 9, 2), range(0) == range(2, 1), range(3, 4) == range(3, 9, 100))
print(range(3) == [0, 1, 2], range(3) != range(4), hash(range(0, 10, 2)) == hash(range(0, 9, 2)))
print(len({range(0), range(1, 1), range(5), range(0, 5, 1), range(6)}))
try:
    range(1) < range(2)
except TypeError as e:
    print(e)
print(range(10**30) == range(10**30), hash(range(10**30)) == hash(range(10**30)))
