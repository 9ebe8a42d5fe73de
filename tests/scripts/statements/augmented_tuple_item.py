# An item of a tuple: the list is changed although the assignment fails.
t = ([1],)
try:
    t[0] += [2]
except TypeError as e:
    print(e)
print(t)
try:
    undefined += 1
except NameError as e:
    print(e)
try:
    t.x += 1
except AttributeError as e:
    print(e)
d = {}
try:
    d["k"] += 1
except KeyError as e:
    print(repr(e))
