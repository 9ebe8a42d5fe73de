a, b, c = "xyz"
print(a, b, c)
first, *rest = "héllo"
print(first, rest)
try:
    a, b = "abc"
except ValueError as e:
    print(e)
