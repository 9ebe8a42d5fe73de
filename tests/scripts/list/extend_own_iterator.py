a = [1, 2, 3]
def limited(it):
    for i, x in enumerate(it):
        if i == 10:
            return
        yield x
a.extend(limited(iter(a)))
print(a)
