def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

print(list(), list([1, 2]), list((3,)), list('abc'), list(range(3)), list({1: 2}), list(x for x in 'z'))
a = [1]
print(list(a) is a)
attempt(lambda: list(5))
attempt(lambda: list(1, 2))
attempt(lambda: list(x=1))
a.__init__('new')
print(a)
a.__init__()
print(a)
