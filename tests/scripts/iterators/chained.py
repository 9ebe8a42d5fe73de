words = ['apple', 'Bob', 'cat', 'Dog']
print(list(enumerate(map(str.upper, filter(str.islower, words)), 1)))
print(dict(zip(words, map(len, words))))
print(list(zip(*enumerate(words))))
print(max(map(len, words)), sorted(map(str.lower, words)), sum(map(len, filter(None, words))))
it = map(lambda x: x * 2, iter([1, 2, 3].__iter__, None)) if False else map(lambda x: x * 2, [1, 2, 3])
for x in it:
    print(x, end=' ')
print()
a, *b = zip('abc', range(3))
print(a, b)
