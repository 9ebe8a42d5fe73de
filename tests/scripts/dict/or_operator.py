a = {"x": 1, "y": 2}
b = {"y": 3, "z": 4}
print(a | b, b | a, a, b)
a |= b
print(a)
a |= [("k", 1)]
print(a)
try:
    a | [("k", 1)]
except TypeError as e:
    print(e)
try:
    [("k", 1)] | a
except TypeError as e:
    print(e)
