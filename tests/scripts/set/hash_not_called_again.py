count = 0
class K:
    def __hash__(self):
        global count
        count += 1
        return 3

a = {K() for i in range(10)}
print(count)
b = set(a)
c = a | b
c &= a
c -= {1}
d = frozenset(a)
e = dict.fromkeys(range(3))
print(a == b, d <= a, hash(d) == hash(frozenset(b)), count)
