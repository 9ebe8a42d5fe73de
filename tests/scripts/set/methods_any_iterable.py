a = {1, 2, 3}
print(sorted(a.union([4], (5,), {6: 7})), sorted(a.intersection([1, 2], {2, 3})), sorted(a.difference([1], "x")))
print(sorted(a.symmetric_difference([3, 4, 4])), sorted(a.union()), sorted(a.intersection()), sorted(a.difference()))
print(a.isdisjoint([4]), a.isdisjoint([3]), a.issubset(range(9)), a.issuperset([1]), a.issuperset([]))
for f in (a.union, a.intersection, a.difference, a.symmetric_difference, a.isdisjoint, a.issubset, a.issuperset):
    try:
        f(1)
    except TypeError as e:
        print(e)
