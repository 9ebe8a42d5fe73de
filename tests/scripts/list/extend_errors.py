def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)

a = [1]
attempt(lambda: a.extend(5))
def gen():
    yield 2
    yield 3
    raise KeyError('stop')
attempt(lambda: a.extend(gen()))
print(a)
