# P0 and P1 of the simulated board are wired together.
from machine import Pin

out = Pin("P0", Pin.OUT, value=1)
into = Pin("P1", Pin.IN)
print(out, into, into.value(), into())
out.off()
print(into.value(), out.value())
out.on()
out.toggle()
out.high()
print(into(), out())
out(0)
print(into())
out.value([1])  # anything that is true
print(into())
out.low()
print(into())
