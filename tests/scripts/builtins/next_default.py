it = iter([1, 2])
print(next(it), next(it), next(it, None), next(it, "d"))
try:
    next(it)
except StopIteration as e:
    print("stop", e.value)
class Broken:
    def __iter__(self):
        return self
    def __next__(self):
        raise StopIteration("payload")
print(next(Broken(), 5))
try:
    next(Broken())
except StopIteration as e:
    print(e.value)
for x in ([], 5):
    try:
        next(x)
    except TypeError as e:
        print(e)
