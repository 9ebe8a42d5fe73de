a = [1, 2, 3]
it = iter(a)
print(it.__length_hint__(), next(it), it.__length_hint__())
a.pop()
print(it.__length_hint__(), list(it), it.__length_hint__())
r = reversed([1, 2, 3])
print(next(r), r.__length_hint__())
t = iter((1, 2))
print(t.__length_hint__(), reversed((1, 2, 3)).__length_hint__(), iter(range(7)).__length_hint__())
