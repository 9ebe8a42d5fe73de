# Sets keep the order in which their items were added.
print({3, 1, 2, 10, 100, 5}, {"z", "a", "m"})
s = set()
for word in "the quick brown fox jumps over the lazy dog".split():
    s.add(word)
s.discard("fox")
s.add("fox")
print(s)
print(frozenset([3, 1, 2]), list({9, 8, 7} | {1, 9}))
