# Many keyword arguments and parameters keep their order.
def f(**kwargs):
    return list(kwargs)

names = ["k%d" % i for i in range(40)]
print(f(**{name: 1 for name in names}) == names)

def g(a, b, c, d, e, f, g, h, i, j, k, l):
    return a, b, c, d, e, f, g, h, i, j, k, l

print(g(l=12, k=11, j=10, i=9, h=8, g=7, f=6, e=5, d=4, c=3, b=2, a=1))
