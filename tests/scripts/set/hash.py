try:
    hash(set())
except TypeError as e:
    print(e)
try:
    {set()}
except TypeError as e:
    print(e)
