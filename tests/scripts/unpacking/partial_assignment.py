# If unpacking fails, earlier targets of a nested form may be bound, flat ones are not.
a = b = "old"
try:
    a, b = 1, 2, 3
except ValueError:
    print(a, b)
try:
    a, (b, c) = 1, 5
except TypeError:
    print(a, b)
