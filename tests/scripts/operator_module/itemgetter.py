from operator import itemgetter

print(itemgetter(1)("abc"), itemgetter(0, -1)([1, 2, 3]), itemgetter("k")({"k": 5}), itemgetter(slice(1, 3))("abcd"))
print(sorted([(2, "a"), (1, "b")], key=itemgetter(0)), itemgetter(1, 2), itemgetter([1]))
g = itemgetter(5)
for f, args, kw in ((itemgetter, (), {}), (g, (), {}), (g, ([], []), {}), (g, ([],), {}), (g, (3,), {}),
                    (itemgetter, (1,), {"a": 2}), (g, (), {"obj": 1})):
    try:
        f(*args, **kw)
    except (TypeError, IndexError) as e:
        print(type(e).__name__, e)

try:
    class Named(itemgetter):
        pass
except TypeError:
    print("no base")
