a = [1, 2, 3]
big = 10**40
print(a[1::big], a[::-big], a[2:0:-big], tuple(a)[1::big], a[big:], a[:-big], a[-big:big])
a[1::big] = ['x']
print(a)
del a[1::big]
print(a)
del a[::-big]
print(a)
