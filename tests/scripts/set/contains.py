s = {1, "a", None, 2.5, (1, 2)}
print(1 in s, 1.0 in s, True in s, "a" in s, "b" in s, None in s, (1, 2) in s, 2.5 in s, 0 not in s)
try:
    [] in s
except TypeError as e:
    print(e)
