# Iterators of lists that shrink and grow.
a = [1, 2, 3, 4]
it = iter(a)
next(it)
a.clear()
print(list(it))
a.extend([5, 6, 7])
print(list(it))
r = reversed([1, 2, 3])
b = [1, 2, 3]
r = reversed(b)
next(r)
b.clear()
print(list(r))
c = [3, 2, 1]
print([x for x in c if c.remove(x) is None], c)
e = enumerate(c)
c.extend([9, 8])
print(list(e))
z = zip(c, c)
c.pop()
print(list(z))
