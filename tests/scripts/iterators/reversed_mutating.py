a = [1, 2, 3, 4, 5]
for x in reversed(a):
    print(x, end=' ')
    a.pop()
print(a)
a = [1, 2, 3, 4, 5]
r = reversed(a)
print(next(r))
a.clear()
print(list(r))
a.extend(range(10))
print(list(r))
class Seq(list):
    def __len__(self):
        return 5
print(list(reversed(Seq([1, 2, 3]))))
