a = [1]
a.extend([2, 3])
a.extend((4, 5))
a.extend('ab')
a.extend(range(3))
a.extend(x * 2 for x in range(3))
a.extend({7: 8})
print(a)
a = [1, 2]
a.extend(a)
print(a)
