# Targets of all forms.
print([a + b for a, b in [(1, 2), (3, 4)]])
print([(a, c) for a, (b, c) in [(1, (2, 3))]])
print([(a, b) for a, *b in ["abc", "de"]])
print([x for [x, y] in [(1, 2)]])
d = {}
print([d[0] for d[0] in "xy"], d)
