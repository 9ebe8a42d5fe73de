a = {1, 2, 3, 4}
print(a.update([5], {6: 0}), sorted(a))
print(a.intersection_update([1, 2, 3, 5], [1, 5, 3]), sorted(a))
print(a.difference_update([1], (9,)), sorted(a))
print(a.symmetric_difference_update([3, 3, 7]), sorted(a))
a.update()
a.intersection_update()
a.difference_update()
print(sorted(a))
