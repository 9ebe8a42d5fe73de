a = [1, 2, 3]
def gen():
    for x in a:
        if len(a) < 6:
            a.append(x * 10)
        yield x
print(tuple(gen()))
class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        raise ValueError('broken')
try:
    tuple(Broken())
except ValueError as e:
    print(e)
