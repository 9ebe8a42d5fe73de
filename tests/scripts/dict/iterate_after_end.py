d = {1: 1}
it = iter(d)
print(list(it), list(it))
d[2] = 2
print(list(it))
