# stress: no (slow)
# Objects of all kinds are what they were after they have been moved.
import gc

compact = getattr(gc, "compact", gc.collect)

class Meta(type):
    pass

class Many(metaclass=Meta):
    def __init__(self, n):
        for i in range(n):
            setattr(self, "attribute_%d" % i, i * 1000)

    def total(self):
        return sum(self.__dict__.values()) if False else sum(getattr(self, "attribute_%d" % i) for i in range(20))

def holes():
    global junk
    junk = [bytearray(i % 50 + 1) for i in range(500)]
    del junk[::2]

def generate(n):
    for i in range(n):
        x = [i, str(i)]
        yield x

def counter():
    count = 0
    def add(n):
        nonlocal count
        count += n
        return count
    return add

holes()
d = {i: str(i) for i in range(100)}
d.update({(i, str(i)): i for i in range(50)})
s = {frozenset([i, i + 1]) for i in range(50)}
g = generate(5)
print(next(g))
it = iter(d)
print(next(it))
pairs = zip(iter([1, 2, 3]), map(str, range(9)), enumerate("abc"))
print(next(pairs))
data = bytearray(range(100))
view = memoryview(data)[10:20]
add = counter()
add(5)
instance = Many(20)
other = Many(20)
other.__dict__["x"] = 1
identity, digest = id(instance), hash(instance)
keyed = {instance: "instance", other: "other", Many: "class", add: "closure"}
name = "dynamic_" + str(len(d))
setattr(instance, name, "by name")
text = "ä" * 50 + "ö"
error = None
try:
    {}["missing"]
except KeyError as e:
    error = e
del junk[::3]
for i in range(3):
    compact()
    holes()
print(len(d), d[7], d[(7, "7")], frozenset([3, 4]) in s, next(g), next(it), next(pairs))
data[10] = 99
print(list(view), view[0], add(6), instance.total(), getattr(instance, name), other.x, type(Many).__name__)
print(id(instance) == identity, hash(instance) == digest, keyed[instance], keyed[other], keyed[Many], keyed[add])
print(text[49:], error.args, error.__traceback__.tb_lineno, list(g), sorted(d)[:3] if False else len(list(it)))
