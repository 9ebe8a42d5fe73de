# What cannot be referred to, and wrong arguments.
import weakref

class C:
    def bound(self):
        pass

class Int(int):
    pass

class Tuple(tuple):
    pass

class List(list):
    pass

class Str(str):
    pass

for v in (1, "s", 1.5, None, (), [], {}, b"", object(), range(3), iter([]), True, ..., Int(3), Tuple(), slice(1),
          Exception(), property(), enumerate([])):
    try:
        print(weakref.ref(v))
    except TypeError as e:
        print(e)
def generator():
    yield

kept = [C, C(), len, print, List(), Str(), set(), frozenset(), generator, generator(), weakref, C().bound, [].append,
        memoryview(b""), weakref.WeakSet()]
for v in kept:
    print(weakref.ref(v)() is v)
c = C()
for bad in (lambda: weakref.ref(), lambda: weakref.ref(c, None, 3), lambda: weakref.ref(c)(1),
            lambda: weakref.proxy(), lambda: weakref.proxy(1)):
    try:
        print(bad())
    except TypeError as e:
        print(e)
