# An exception in a handler is reported, and the program goes on.
from machine import Pin

calls = 0


def handler(pin):
    global calls
    calls += 1
    raise ValueError


out = Pin("P0", Pin.OUT, value=0)
Pin("P1", Pin.IN).irq(handler)
for level in (1, 0):
    out(level)
    for i in range(10000):
        pass
print(calls)
