# Several arguments, of which a later one is bad.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__, e)


for method in ("update", "difference_update", "intersection_update"):
    for args in (([1], 5), (5, [1]), ([1, 2], [2], None), ([[]],), (), ([1, 9],)):
        s = {1, 2, 3}
        attempt(lambda: getattr(s, method)(*args))
        print(sorted(s))
s = {1, 2, 3}
s.intersection_update(s, s)
s.update(s)
print(s)
s.difference_update(s)
print(s)
