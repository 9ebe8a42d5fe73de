try:
    "abc"[::0]
except ValueError as e:
    print(e)
try:
    "abc"["a":]
except TypeError as e:
    print(e)
