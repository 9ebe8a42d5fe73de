# The old protocol: __getitem__ until IndexError.
class Seq:
    def __getitem__(self, i):
        if i == 4:
            raise IndexError
        return i * i

print(list(Seq()), 9 in Seq(), 10 in Seq())
it = iter(Seq())
print(next(it), next(it))

class Error:
    def __getitem__(self, i):
        raise KeyError("passes")

try:
    list(Error())
except KeyError as e:
    print(e)
