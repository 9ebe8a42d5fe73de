# A mutable default is shared by the calls.
def collect(x, into=[]):
    into.append(x)
    return into

print(collect(1))
print(collect(2))
print(collect(3, []))
print(collect(4))
