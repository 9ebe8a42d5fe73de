from collections.abc import Iterator, Iterable, Callable, Hashable, Sized

class Count(Iterator):
    def __init__(self, n):
        self.n = n

    def __next__(self):
        if self.n == 0:
            raise StopIteration
        self.n -= 1
        return self.n

c = Count(3)
print(iter(c) is c, list(c), isinstance(c, Iterable), issubclass(Count, Iterator), isinstance(5, Count))

class Both(list, Callable, Sized):
    def __call__(self):
        return len(self)

b = Both()
b.append(1)
print(b(), isinstance(b, Both), isinstance([], Both), Both.__name__)
for abc in (Iterator, Hashable):
    try:
        abc()
    except TypeError as e:
        print("TypeError")
try:
    issubclass(5, Iterable)
except TypeError as e:
    print(e)
