n = 0
def count():
    global n
    n += 1
    return n
print(list(iter(count, 4)))
it = iter(count, 6)
print(next(it), next(it, "end"), next(it, "end"))
for args in ((1, 2), (5,)):
    try:
        iter(*args)
    except TypeError as e:
        print(e)
def stop():
    raise StopIteration
print(list(iter(stop, 1)))
