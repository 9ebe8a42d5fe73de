try:
    class R(range):
        pass
except TypeError as e:
    print(e)
try:
    range(3)[0] = 1
except TypeError as e:
    print(e)
try:
    range(3).start = 1
except AttributeError:
    print('AttributeError')
a, b, c = range(3)
print(a, b, c, [*range(3)], sum(range(101)), max(range(5)), min(range(3, 5)))
