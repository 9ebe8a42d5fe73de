# __reversed__, and reversed by length and index.
class R:
    def __reversed__(self):
        return iter("custom")

class S:
    def __len__(self):
        return 3

    def __getitem__(self, i):
        return i * 10

print("".join(reversed(R())), list(reversed(S())))
for bad in (5, {1}, (x for x in ())):
    try:
        reversed(bad)
    except TypeError as e:
        print(e)
