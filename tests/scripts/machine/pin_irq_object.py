# What irq() returns calls the handler with the pin; without arguments, irq() returns that, and changes nothing.
from machine import Pin

seen = []
out = Pin("P4", Pin.OUT, value=0)
into = Pin("P5", Pin.IN)
print(into.irq(), into.irq(None))
call = into.irq(seen.append, Pin.IRQ_RISING)
print(call(), into.irq()(), Pin("P5").irq()(), seen == [into] * 3)
out(1)
for i in range(10000):
    pass
print(len(seen))
try:
    call(1)
except TypeError as e:
    print("TypeError")
print(into.irq(handler=None), into.irq(), call() is None, len(seen))
