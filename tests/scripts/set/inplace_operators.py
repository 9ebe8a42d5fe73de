a = b = {1, 2, 3}
a |= {4}
a &= {2, 3, 4, 5}
a -= {2}
a ^= {3, 9}
print(sorted(a), a is b)
try:
    a |= [1]
except TypeError as e:
    print(e)
a -= a
print(a)
a = {1, 2}
a ^= a
print(a)
a = {1, 2}
a &= a
a |= a
print(sorted(a))
