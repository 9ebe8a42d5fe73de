# How objects take themselves apart for copying: __reduce_ex__, __reduce__, __getstate__, __getnewargs__.
from collections import Counter, OrderedDict, defaultdict, deque

def rebuild(thing):
    maker, args, state, items, pairs = (thing.__reduce_ex__(4) + (None, None, None))[:5]
    made = maker(*args)
    if state is not None:
        if isinstance(state, tuple):
            for name, value in state[1].items():
                setattr(made, name, value)
        else:
            made.__dict__.update(state)
    for item in items or ():
        made.append(item)
    for key, value in pairs or ():
        made[key] = value
    return made

class Point:
    def __init__(self, x):
        self.x = x
        self.more = [x]

class Slots:
    __slots__ = ("a", "b")

class Numbers(list):
    pass

class Table(dict):
    pass

class Pair(tuple):
    def __new__(cls, a, b):
        return super().__new__(cls, (a, b))
    def __getnewargs__(self):
        return tuple(self)

class Number(int):
    pass

class Failure(ValueError):
    pass

class Cut:
    def __reduce__(self):
        return str, ("cut",)

p = rebuild(Point(3))
print(type(p).__name__, vars(p), list(p.__getstate__().items()))
s = Slots()
s.a = 1
print(rebuild(s).a, hasattr(rebuild(s), "b"), s.__getstate__(), object().__getstate__(), Slots().__getstate__())
for made in (Numbers([1, [2]]), Table(k=[1]), Pair(1, 2), Number(7), Failure("no", 2)):
    if not isinstance(made, tuple):
        made.note = "kept"
    copy = rebuild(made)
    print(type(copy).__name__, repr(copy), copy == made, getattr(copy, "note", None))
for made in (deque([1, 2], 3), deque("ab"), defaultdict(list, a=[1]), OrderedDict(a=1), Counter("aab"), {1, 2},
             frozenset([3]), bytearray(b"xy")):
    print(rebuild(made))
print(Cut().__reduce_ex__(2))
try:
    (i for i in ()).__reduce_ex__(4)
except TypeError as error:
    print(error)

class Odd:
    def __getnewargs__(self):
        return [1]
try:
    Odd().__reduce_ex__(2)
except TypeError as error:
    print(error)
