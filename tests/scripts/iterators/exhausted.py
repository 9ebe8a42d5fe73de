a = [1]
it = iter(a)
print(next(it))
try:
    next(it)
except StopIteration as e:
    print('stop', e.args)
a.append(2)
print(list(it), next(it, 'default'))
r = reversed(a)
print(list(r), list(r))
