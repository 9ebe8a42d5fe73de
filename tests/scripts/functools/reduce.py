from functools import reduce

print(reduce(lambda a, b: a + b, [1, 2, 3]), reduce(lambda a, b: (a, b), "abc", ()), reduce(max, [5], 1))
print(reduce(None, [7]), reduce(None, [], "initial"), reduce(lambda a, b: a, iter("xy")))
for args in ((), (max,), (max, 3), (max, []), (max, [1, 2], 3, 4), (None, [1, 2])):
    try:
        reduce(*args)
    except TypeError as e:
        print(e)


def fail(a, b):
    raise StopIteration(a, b)


try:
    reduce(fail, [1, 2, 3])
except StopIteration as e:
    print("StopIteration", e.args)
items = [1, 2, 3]
print(reduce(lambda a, b: (items.append(b * 10) if len(items) < 6 else None) or a + b, items))
