print(hash(0.0), hash(-0.0), hash(1.0), hash(-1.0), hash(0.5) == hash(1 / 2), hash(float("inf")), hash(float("-inf")))
print({1.0: "a", 2.5: "b"}[1], {2.5: "b"}[2.5], len({1, 1.0, True, 1 + 0j}))
