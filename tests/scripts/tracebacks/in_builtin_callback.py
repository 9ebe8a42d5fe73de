# check: stderr
def key(x):
    return x + None

print(sorted([1], key=key))
