# A callback is called once, with the reference, which is dead then.
import gc
import weakref

class C:
    pass

calls = []

def make(n):
    c = C()
    return [weakref.ref(c, lambda r, n=n, i=i: calls.append((n, i, r()))) for i in range(2)]

a = make("a")
gc.collect()
print(sorted(calls))
gc.collect()
print(len(calls), [r() for r in a])
