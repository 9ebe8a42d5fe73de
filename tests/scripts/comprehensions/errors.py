# Exceptions inside comprehensions.
try:
    [1 // x for x in (1, 0)]
except ZeroDivisionError as e:
    print(e)
try:
    [x for x in 5]
except TypeError as e:
    print(e)
try:
    [x for a, x in [(1, 2, 3)]]
except ValueError as e:
    print(e)
try:
    {x: 1 for x in [[]]}
except TypeError as e:
    print(e)
try:
    {x for x in [{}]}
except TypeError as e:
    print(e)
