print(isinstance({}, dict))
try:
    hash({})
except TypeError as e:
    print(e)
for v in ({}.keys(), {}.items()):
    try:
        hash(v)
    except TypeError as e:
        print(e)
