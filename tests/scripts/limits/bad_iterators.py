# Iterators that misbehave after their end.
class Zombie:
    n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n % 3 == 0:
            raise StopIteration
        return self.n

z = Zombie()
print(list(z), list(z), list(z))
def calls():
    calls.n += 1
    return calls.n

calls.n = 0
it = iter(calls, 3)
print(list(it), list(it), calls.n)
g = (x for x in z)
print(next(g), next(g), next(g, "end"), next(g, "end"))
class SelfNext:
    def __iter__(self):
        return self

    def __next__(self):
        raise KeyError("k")

for f in (list, tuple, set, sum, max, sorted, dict, "".join, lambda x: [*x], lambda x: dict.fromkeys(x)):
    try:
        f(SelfNext())
    except KeyError as e:
        print(e, end=" ")
print()
