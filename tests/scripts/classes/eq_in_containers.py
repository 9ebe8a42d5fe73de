# Containers compare with identity first, then __eq__.
class Never:
    def __eq__(self, other):
        return False

    def __hash__(self):
        return 1

n = Never()
print(n == n, n in [n], [n] == [n], (n,) == (n,), [n].index(n), [n].count(n), {n: 1} == {n: 1})
print(Never() in [Never()], [Never()] == [Never()])

class Raises:
    def __eq__(self, other):
        raise ValueError("eq")

for call in (lambda: 1 in [Raises()], lambda: [Raises()] == [1], lambda: [Raises()].remove(1)):
    try:
        call()
    except ValueError as e:
        print(e)
