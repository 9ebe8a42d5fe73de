# join, bytes and format while their arguments change.
class S(str):
    pass

parts = ["a", "b"]
class It:
    def __iter__(self):
        for p in parts:
            parts.append("x") if len(parts) < 5 else None
            yield p

print("-".join(It()))
class Spec:
    def __format__(self, spec):
        items.clear()
        return "spec"

items = [Spec(), 2, 3]
print("{0[0]} {0}".format(items))
class B:
    def __index__(self):
        numbers.clear()
        return 65

numbers = [B(), 1, 2]
try:
    print(bytes(numbers))
except (IndexError, ValueError) as e:
    print(type(e).__name__)
print("%s %s" % (items, numbers))
