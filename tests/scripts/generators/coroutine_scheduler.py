# A round-robin scheduler of generators.
def task(name, n):
    for i in range(n):
        print(name, i)
        yield
    return name

ready = [task("a", 2), task("b", 3), task("c", 1)]
while ready:
    t = ready.pop(0)
    try:
        next(t)
        ready.append(t)
    except StopIteration as e:
        print("done", e.value)
