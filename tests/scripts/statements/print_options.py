# print with sep, end and several values.
print()
print(1, "a", None, True, 2.5, [1, "b"], (1,), {"k": "v"})
print(1, 2, 3, sep="")
print(1, 2, 3, sep=", ", end="!\n")
print("a", end="")
print("b")
print(sep="x")
print("x", sep=None, end=None)
for bad in ({"sep": 1}, {"end": 5}, {"bad": 1}):
    try:
        print("x", **bad)
    except TypeError as e:
        print(e)
