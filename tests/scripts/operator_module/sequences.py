import operator as o

d = {"a": 1}
o.setitem(d, "b", 2)
o.delitem(d, "a")
print(d, o.getitem(d, "b"), o.getitem("abc", slice(1, None)), o.contains(d, "b"), o.contains([1], 2))
print(o.concat([1], [2]), o.concat("a", "b"), o.countOf([1, 1.0, True, 2], 1), o.indexOf("abcb", "b"))
for f, args in ((o.concat, (1, 2)), (o.concat, ([1], 2)), (o.countOf, (1, 2)), (o.indexOf, (1, 2)),
                (o.indexOf, ([1, 2], 3)), (o.contains, (1, 2)), (o.getitem, ([], 0)), (o.delitem, ((1,), 0)),
                (o.setitem, ("a", 0, 1)), (o.getitem, (3, 1)), (o.concat, ({}, {}))):
    try:
        f(*args)
    except (TypeError, ValueError, IndexError) as e:
        print(type(e).__name__, e)
