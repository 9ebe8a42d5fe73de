from machine import Pin

a, b = Pin("P4"), Pin(4)
print(a == b, a != b, hash(a) == hash(b), Pin(a) == a, a == Pin(5), a == 4, {a: 1}[b])


class Led(Pin):
    def __init__(self, name):
        self.name = name

    def blink(self):
        self.toggle()
        return self.value()


led = Led("P6")
led.init(Pin.OUT)
print(led.name, led.blink(), led.blink(), isinstance(led, Pin), led == Pin(6))
