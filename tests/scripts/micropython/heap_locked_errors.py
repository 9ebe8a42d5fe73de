# Errors while the heap is locked are of the right type. One object is ready for them, without arguments.
import micropython

table = {}
row = []

class Own(Exception):
    pass

def error(f):
    try:
        f()
    except BaseException as e:
        return e

def name():
    return no_such_name

def attribute():
    return micropython.no_such_attribute

def key():
    return table["k"]

def kind():
    raise ValueError

def instance():
    raise OSError(5)

def call():
    name(unexpected=1)

def own():
    raise Own

def exit():
    raise SystemExit(3)

def bottomless():
    bottomless()

def in_handler():
    try:
        table["k"]
    except KeyError:
        row[0]

functions = name, attribute, key, kind, instance, call, own, exit, bottomless, in_handler
kinds = [None] * 10
f = i = e = kept = None
micropython.heap_lock()
i = 0
try:
    for f in functions:
        e = error(f)
        kinds[i] = type(e)
        i += 1
finally:
    micropython.heap_unlock()
kept = e
for k in kinds:
    print(k.__name__)
print(repr(kept), kept.args, kept.__context__)

micropython.heap_lock()
try:
    e = error(key)
finally:
    micropython.heap_unlock()
print(type(kept).__name__, type(e).__name__, e is kept)
print(repr(error(key)), getattr(micropython, "no_such_attribute", "nothing"))
