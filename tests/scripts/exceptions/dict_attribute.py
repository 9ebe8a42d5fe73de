e = ValueError(1)
e.a = 1
print(e.__dict__, e.a)
class E(Exception):
    pass
x = E(2)
x.b = 5
print(x.__dict__)
try:
    None.nothing
except AttributeError as y:
    y.more = 1
    print(y.__dict__, y.name)
