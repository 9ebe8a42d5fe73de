import micropython
def attempt():
    micropython.heap_lock()
    try:
        bytearray(1000)
        result = 1
    except MemoryError:
        result = 2
    locked = micropython.heap_locked()
    left = micropython.heap_unlock()
    return result, locked, left
print(attempt(), micropython.heap_locked())
print(len(bytearray(1000)))
try:
    micropython.heap_unlock()
except RuntimeError as e:
    print(e)
