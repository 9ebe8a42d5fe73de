s = frozenset()
for i in range(5):
    s = frozenset([s])
print(s)
print(s == frozenset([frozenset([frozenset([frozenset([frozenset([frozenset()])])])])]))
