# Slices with constant ends: equal each time, also where an object keeps them.
class Keep:
    def __init__(self):
        self.seen = []

    def __getitem__(self, key):
        self.seen.append(key)
        return key

    def __setitem__(self, key, value):
        self.seen.append((key, value))

    def __delitem__(self, key):
        self.seen.append(key)

k = Keep()
for i in range(2):
    k[1:2], k[:], k[::-1], k[-3:], k[1:2, ::2], k[i:3], k["a":]
    k[1:2] = i
    del k[:-1]
print(k.seen)
text = "abcdef"
print([text[1:3] for _ in range(2)], text[::-2], text[-2:], text[: len(text) - 1], text[True:3], text[1.5 and 2:])
try:
    text[1.5:]
except TypeError as e:
    print(e)
numbers = list(range(6))
numbers[1:3] = [10, 20, 30]
numbers[::2] = numbers[::-2][:4]
del numbers[-1:]
print(numbers)
