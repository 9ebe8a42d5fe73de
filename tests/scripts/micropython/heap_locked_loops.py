# With the heap locked, loops over built-in types, unpacking, and printing numbers and short displays go on.
import array
import micropython

def generator():
    yield "from"
    yield "generator"

things = [
    [1, 2], (3, 4), "ab", b"xy", bytearray(b"z"), array.array("h", [-5, 6]), {"k": 1, "l": 2}, {7}, frozenset([8]),
    range(2), memoryview(b"mv"), {"v": 9}.values(), {"i": 10}.keys(), generator(), iter([11, 12]), (x for x in [13]),
    [], (), {}, "",
]
nested = [[1, 2], [3, 4]]
pair = [14, 15]

def all_of(things):
    for thing in things:
        for item in thing:
            print(item, end=" ")
        print()

def nest(rows):
    for row in rows:
        for a in row:
            for b in row:
                if a != b:
                    break
            else:
                continue
            print(a, b)

display = [True, [-6]]
a = b = c = None
micropython.heap_lock()
try:
    all_of(things)
    nest(nested)
    a, b = pair
    c = 2 in things[5]
    print(a, b, c, sum(pair), max(things[4]), any(things[18]), all("ab"))
    print((1, "two", (b"three", 4.5, None)), display, 7.25, b"\x00")
finally:
    micropython.heap_unlock()
