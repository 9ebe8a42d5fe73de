# __contains__, and in without it.
class C:
    def __contains__(self, x):
        print("contains", x)
        return x

class N:
    def __iter__(self):
        return iter([1, 2, 3])

class Nothing:
    __contains__ = None

print(1 in C(), 0 in C(), [] not in C())
print(2 in N(), 5 in N(), 5 not in N())
for container in (5, Nothing()):
    try:
        1 in container
    except TypeError as e:
        print(e)
