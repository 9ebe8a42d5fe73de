d = {1: "int"}
print(d[1.0], d[True], d[1 + 0j])
d[1.0] = "float"
d[True] = "bool"
print(d)
d[0] = "zero"
print(d[False], d[0.0], d[-0.0])
print({1: "a", 1.0: "b", True: "c"})
print({True: 1, 1: 2})
print(2 ** 70 in {2.0 ** 70: 1}, 2.0 ** 70 in {2 ** 70: 1})
