# slices are keys, as in Python 3.12
d = {slice(1, 2): "a", slice(None): "b"}
print(d[slice(1, 2)], d[:], hash(slice(1, 2, 3)) == hash(slice(1, 2, 3)))
for bad in (slice([], 1), slice(1, 2, {})):
    try:
        hash(bad)
    except TypeError as e:
        print(e)
try:
    {}[1:2]
except KeyError as e:
    print(e)
try:
    ({})[[]:]
except TypeError as e:
    print(e)
