# Long chains of generators are resumed, thrown into and closed as a whole.
def count(n):
    if n:
        yield from count(n - 1)
    else:
        for i in range(3):
            yield i

for x in count(50):
    print(x)
print(list(count(300)))

def sums(n):
    if n:
        return (yield from sums(n - 1)) + 1
    x = yield "ready"
    return (yield x)

it = sums(20)
print(next(it), it.send("sent"))
try:
    it.send(5)
except StopIteration as e:
    print(e.value)
it = sums(20)
next(it)
try:
    it.throw(ValueError("thrown"))
except ValueError as e:
    print(e)
it = sums(20)
next(it)
it.close()
print(list(it))
