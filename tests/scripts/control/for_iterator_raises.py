# An exception of the iterator leaves the loop.
class It:
    def __iter__(self):
        return self

    def __next__(self):
        raise ValueError("next")

try:
    for x in It():
        print("never")
    else:
        print("never")
except ValueError as e:
    print(e)
try:
    for x in 5:
        pass
except TypeError as e:
    print(e)
try:
    for a, b in [1]:
        pass
except TypeError as e:
    print(e)
