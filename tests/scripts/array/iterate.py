from array import array
a = array('d', [0.5, 1.5, -2.0])
print(list(a), sum(a), max(a), [x * 2 for x in a], tuple(reversed(a)))
it = iter(a)
print(next(it))
a.pop()
print(list(it), list(it), type(it).__name__)
a = array('i', [1])
for x in a:
    if len(a) < 5:
        a.append(x + 1)
print(a)
for code in 'fd':
    print(array(code, [1, 2.5, float('inf'), -0.0]))
