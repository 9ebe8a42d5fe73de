from machine import Pin

seen = []
out = Pin("P0", Pin.OUT, value=0)
into = Pin("P1", Pin.IN)


def spin():
    for i in range(10000):
        pass


into.irq(lambda pin: seen.append((pin == into, pin())), Pin.IRQ_RISING)
out(1)
out(0)
spin()
print(len(seen))  # two edges, one of them asked for
out(1)
out(0)
out(1)
out(0)
spin()
print(len(seen))  # edges that come too fast count once
into.irq(handler=lambda pin: seen.append("any"), trigger=Pin.IRQ_RISING | Pin.IRQ_FALLING)
out(1)
spin()
out(0)
spin()
print(seen[2:])
Pin("P1").irq(None)  # another object for the same pin
out(1)
spin()
print(len(seen))
