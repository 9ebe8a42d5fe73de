# The same instruction sees operands of changing types.
def add(a, b):
    return a + b

def less(a, b):
    return a < b

def item(a, i):
    return a[i]

for pair in ((1, 2), (1.5, 2), ("a", "b"), ([1], [2]), (2 ** 70, 1), (True, 1.5), ((1,), ()), (1, 2)):
    print(add(*pair), less(*pair))
for a, i in (([1, 2], 0), ("ab", 1), ({"k": 5}, "k"), ((7, 8), -1), (b"z", 0), (range(9), 3), ([1, 2], 1)):
    print(item(a, i))
