s = set()
print(s.add(1), s)
s.add(1)
s.discard(5)
s.discard(1)
print(s)
s.add("x")
s.remove("x")
try:
    s.remove("x")
except KeyError as e:
    print(repr(e))
try:
    s.add([])
except TypeError as e:
    print(e)
try:
    s.remove([])
except TypeError as e:
    print(e)
