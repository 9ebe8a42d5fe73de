# stress: no (deep recursion)
from _helper_limits import too_deep

def by_sort(n):
    return sorted([1, 2], key=by_sort)

def by_map(n):
    return list(map(by_map, [1]))

def by_max(n):
    return max([1, 2], key=by_max)

def by_sum(n):
    return sum(by_sum(i) for i in [1])

def by_comprehension(n):
    return [by_comprehension(i) for i in [1]]

def by_generator(n):
    yield from by_generator(n)

def by_exec(n):
    exec("by_exec(1)")

def by_eval(n):
    return eval("by_eval(1)")

def by_getattr(n):
    class X:
        def __getattr__(self, name):
            return by_getattr(1)
    return getattr(X(), "q")

for f in (by_sort, by_map, by_max, by_sum, by_comprehension, lambda n: list(by_generator(n)), by_exec, by_eval, by_getattr):
    print(too_deep(f, 0))
