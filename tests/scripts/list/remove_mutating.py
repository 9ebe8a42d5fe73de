a = [0, 1, 2, 3]
class E:
    def __eq__(self, other):
        a.clear()
        return True
a[1] = E()
print(a.remove(1), a)
a = [E(), 5]
b = list(a)
try:
    b.remove(7)
except ValueError as e:
    print(e)
print(len(b), a)
