# Bytes of heap that objects take: the expectation of the single-precision build is that of a 32-bit machine.
# needs: precise
# stress: no (what is measured depends on when garbage is collected)
import gc

COUNT = 200

def measure(name, make):
    keep = [None] * COUNT
    for i in range(3):
        make(i)
    gc.collect()
    before = gc.mem_alloc()
    for i in range(COUNT):
        keep[i] = make(i)
    gc.collect()
    print(name, (gc.mem_alloc() - before + COUNT // 2) // COUNT)

class Empty:
    pass

class One:
    def __init__(self):
        self.a = 1

class Four:
    def __init__(self):
        self.a = self.b = self.c = self.d = 1

def generator(a, b, c):
    yield a

def define(i):
    def f():
        pass
    return f

one = One()
One.method = lambda self: 1
measure("float", lambda i: i + 0.5)
measure("instance of 0", lambda i: Empty())
measure("instance of 1", lambda i: One())
measure("instance of 4", lambda i: Four())
measure("function", define)
measure("bound method", lambda i: one.method)
measure("str of 5", lambda i: "ab%03d" % i)
measure("list of 4", lambda i: [i, i, i, i])
measure("dict of 0", lambda i: {})
measure("dict of 1", lambda i: {"a": i})
measure("dict of 4", lambda i: {"a": i, "b": i, "c": i, "d": i})
measure("dict of 8", lambda i: {"a": i, "b": i, "c": i, "d": i, "e": i, "f": i, "g": i, "h": i})
measure("generator", lambda i: generator(i, i, i))
