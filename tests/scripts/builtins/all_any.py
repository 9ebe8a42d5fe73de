print(all([]), any([]), all([1, 2]), all([1, 0]), any([0, "", None]), any([0, 3]), all((1, "a")), any({0: 1}))
seen = []
def gen():
    for x in (1, 0, 2):
        seen.append(x)
        yield x
print(all(gen()), seen)
seen.clear()
print(any(gen()), seen)
for f in (all, any):
    try:
        f(5)
    except TypeError as e:
        print(e)
