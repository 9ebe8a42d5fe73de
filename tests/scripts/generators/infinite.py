# Taking a few values from an endless generator.
def count(start=0):
    while True:
        yield start
        start += 1

def take(n, source):
    for i, x in enumerate(source):
        if i == n:
            return
        yield x

print(list(take(5, count(10))))
print([x for x, _ in zip(count(), "abc")])
